-- Invitations: the other one who has custody of a child is asked for consent, or others move into the same dwelling.
-- `kennung` is the SHA-256 of the word in the link; the word itself is only in `inhalt`, encrypted.
CREATE TABLE einladung (
    land     TEXT    NOT NULL,
    kennung  BLOB    NOT NULL CHECK (length(kennung) = 32),
    konto    BLOB    NOT NULL,
    entwurf  BLOB    NOT NULL CHECK (length(entwurf) = 16),
    art      TEXT    NOT NULL CHECK (art IN ('zustimmung', 'gemeinsam')),
    endet_am INTEGER NOT NULL,
    inhalt   BLOB    NOT NULL,
    PRIMARY KEY (land, kennung),
    FOREIGN KEY (land, konto) REFERENCES konto (land, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX einladung_entwurf ON einladung (land, konto, entwurf);
CREATE INDEX einladung_ende ON einladung (endet_am);

-- Who registered where, as keyed hashes of address and family name: only to count (§ 19 Abs. 6 BMG), never to find.
CREATE TABLE zuzug (
    land      TEXT    NOT NULL,
    anschrift BLOB    NOT NULL CHECK (length(anschrift) = 32),
    name      BLOB    NOT NULL CHECK (length(name) = 32),
    am        INTEGER NOT NULL,
    PRIMARY KEY (land, anschrift, name)
) STRICT;
CREATE INDEX zuzug_alter ON zuzug (am);
