-- Requests for a Selbstauskunft (§ 10 BMG): which 1708 asked, and what became of it. `inhalt` says for whom, and where they
-- want to hear of it. At most one per account and authority waits for an answer.
CREATE TABLE selbstauskunft (
    land         TEXT    NOT NULL,
    id           BLOB    NOT NULL CHECK (length(id) = 16),
    konto        BLOB    NOT NULL,
    gemeinde     TEXT    NOT NULL CHECK (length(gemeinde) = 8),
    nachricht    BLOB    NOT NULL CHECK (length(nachricht) = 16),
    gestellt_am  INTEGER NOT NULL,
    geaendert_am INTEGER NOT NULL,
    stand        TEXT    NOT NULL CHECK (stand IN ('gestellt', 'wartet', 'geliefert', 'gescheitert')),
    dokument     BLOB    CHECK ((stand = 'geliefert') = (dokument IS NOT NULL)),
    grund        TEXT    CHECK ((stand = 'gescheitert') = (grund IS NOT NULL)),
    inhalt       BLOB    NOT NULL,
    PRIMARY KEY (land, id),
    UNIQUE (land, nachricht),
    FOREIGN KEY (land, konto) REFERENCES konto (land, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (land, dokument) REFERENCES dokument (land, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX selbstauskunft_offen ON selbstauskunft (land, konto, gemeinde) WHERE stand IN ('gestellt', 'wartet');
CREATE INDEX selbstauskunft_konto ON selbstauskunft (land, konto, gestellt_am);
CREATE INDEX selbstauskunft_fertig ON selbstauskunft (geaendert_am) WHERE stand IN ('geliefert', 'gescheitert');
