-- One open Anmeldung per account and authority, the case code, and the deadline of a code.

-- 1 for the case that stands in the way of another one of the same account to the same authority.
ALTER TABLE fall ADD COLUMN offen INTEGER NOT NULL DEFAULT 0 CHECK (offen IN (0, 1));
-- A keyed hash of the case code; the code itself is in `inhalt`.
ALTER TABLE fall ADD COLUMN fallcode_hash BLOB CHECK (fallcode_hash IS NULL OR length(fallcode_hash) = 32);
-- From when on the case lapses if nothing happens.
ALTER TABLE fall ADD COLUMN verfaellt_am INTEGER;

-- Of several that were open before there was this rule the latest is the one; ids sort by time.
UPDATE fall SET offen = 1
WHERE zustand IN ('eingereicht', 'zugestellt', 'code-erwartet', 'code-gesendet')
  AND NOT EXISTS (SELECT 1 FROM fall AS spaeter
                  WHERE spaeter.land = fall.land AND spaeter.konto = fall.konto AND spaeter.zuzug = fall.zuzug
                    AND spaeter.zustand IN ('eingereicht', 'zugestellt', 'code-erwartet', 'code-gesendet')
                    AND spaeter.id > fall.id);

CREATE UNIQUE INDEX fall_offen ON fall (land, konto, zuzug) WHERE offen = 1;
CREATE UNIQUE INDEX fall_fallcode ON fall (land, fallcode_hash) WHERE fallcode_hash IS NOT NULL;
CREATE INDEX fall_verfaellt ON fall (verfaellt_am) WHERE verfaellt_am IS NOT NULL;
