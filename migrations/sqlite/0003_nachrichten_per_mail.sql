-- Mails that say only that there is news. `inhalt` (address, subject, text) goes as soon as nobody needs it any more:
-- once the mail is sent or given up; the row itself stays a while, so that it can be told that there was one.
CREATE TABLE mailausgang (
    folge       INTEGER PRIMARY KEY AUTOINCREMENT,
    land        TEXT    NOT NULL,
    id          BLOB    NOT NULL CHECK (length(id) = 16),
    angelegt_am INTEGER NOT NULL,
    stand       TEXT    NOT NULL CHECK (stand IN ('wartet', 'gesendet', 'aufgegeben')),
    versuche    INTEGER NOT NULL DEFAULT 0,
    faellig_am  INTEGER NOT NULL,
    erledigt_am INTEGER CHECK (stand = 'wartet' OR erledigt_am IS NOT NULL),
    grund       TEXT,
    inhalt      BLOB    CHECK ((stand = 'wartet') = (inhalt IS NOT NULL)),
    UNIQUE (land, id)
) STRICT;
CREATE INDEX mailausgang_wartet ON mailausgang (folge) WHERE stand = 'wartet';
CREATE INDEX mailausgang_erledigt ON mailausgang (erledigt_am) WHERE erledigt_am IS NOT NULL;

-- A person may want no mails at all, whatever address a form names.
ALTER TABLE konto ADD COLUMN ohne_mail INTEGER NOT NULL DEFAULT 0 CHECK (ohne_mail IN (0, 1));

-- When a draft goes (§ 8a Abs. 2 OZG), when its owner is to be reminded, and whether they were told that it goes.
ALTER TABLE entwurf ADD COLUMN loeschen_am INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entwurf ADD COLUMN erinnern_am INTEGER;
ALTER TABLE entwurf ADD COLUMN gewarnt INTEGER NOT NULL DEFAULT 0 CHECK (gewarnt IN (0, 1));
-- 30 days in microseconds.
UPDATE entwurf SET loeschen_am = geaendert_am + 2592000000000;
DROP INDEX entwurf_alter;
CREATE INDEX entwurf_loeschen ON entwurf (loeschen_am);
CREATE INDEX entwurf_warnen ON entwurf (loeschen_am) WHERE gewarnt = 0;
CREATE INDEX entwurf_erinnern ON entwurf (erinnern_am) WHERE erinnern_am IS NOT NULL;

-- What people tell us about the service (§ 7 BITV 2.0); belongs to no account.
CREATE TABLE rueckmeldung (
    land           TEXT    NOT NULL,
    nummer         TEXT    NOT NULL,
    eingegangen_am INTEGER NOT NULL,
    inhalt         BLOB    NOT NULL,
    PRIMARY KEY (land, nummer)
) STRICT;
CREATE INDEX rueckmeldung_alter ON rueckmeldung (eingegangen_am);
