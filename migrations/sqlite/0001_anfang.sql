-- What stands in the clear is what queries need: ids, states, times, AGS. Everything personal is in `inhalt`,
-- encrypted and bound to table, Land and row (src/store/krypto.rs).
-- Times are microseconds since 1970-01-01T00:00:00Z, ids are the 16 bytes of a UUID.
-- Each key begins with the Land, and so does each reference: no row can point into another Land.

-- One row that tells whether the configured key is the one this database was made with.
CREATE TABLE schluesselprobe (
    nummer INTEGER PRIMARY KEY CHECK (nummer = 1),
    probe  BLOB NOT NULL
) STRICT;

-- `kennung` is a keyed hash of issuer and subject; neither is stored.
CREATE TABLE konto (
    land        TEXT    NOT NULL,
    id          BLOB    NOT NULL CHECK (length(id) = 16),
    kennung     BLOB    NOT NULL CHECK (length(kennung) = 32),
    angelegt_am INTEGER NOT NULL,
    PRIMARY KEY (land, id),
    UNIQUE (land, kennung)
) STRICT;

CREATE TABLE sitzung (
    land          TEXT    NOT NULL,
    id_hash       BLOB    NOT NULL CHECK (length(id_hash) = 32),
    konto         BLOB    NOT NULL,
    niveau        INTEGER NOT NULL CHECK (niveau BETWEEN 1 AND 4),
    angemeldet_am INTEGER NOT NULL,
    ruht_bis      INTEGER NOT NULL,
    endet_am      INTEGER NOT NULL,
    inhalt        BLOB    NOT NULL,
    PRIMARY KEY (land, id_hash),
    FOREIGN KEY (land, konto) REFERENCES konto (land, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX sitzung_ende ON sitzung (min(ruht_bis, endet_am));

CREATE TABLE anmeldung (
    land         TEXT    NOT NULL,
    state_hash   BLOB    NOT NULL CHECK (length(state_hash) = 32),
    browser_hash BLOB    NOT NULL CHECK (length(browser_hash) = 32),
    begonnen_am  INTEGER NOT NULL,
    inhalt       BLOB    NOT NULL,
    PRIMARY KEY (land, state_hash)
) STRICT;
CREATE INDEX anmeldung_alter ON anmeldung (begonnen_am);

CREATE TABLE entwurf (
    land         TEXT    NOT NULL,
    id           BLOB    NOT NULL CHECK (length(id) = 16),
    konto        BLOB    NOT NULL,
    geaendert_am INTEGER NOT NULL,
    inhalt       BLOB    NOT NULL,
    PRIMARY KEY (land, id),
    FOREIGN KEY (land, konto) REFERENCES konto (land, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX entwurf_konto ON entwurf (land, konto, geaendert_am);
CREATE INDEX entwurf_alter ON entwurf (geaendert_am);

CREATE TABLE fall (
    land         TEXT    NOT NULL,
    id           BLOB    NOT NULL CHECK (length(id) = 16),
    konto        BLOB    NOT NULL,
    zuzug        TEXT    NOT NULL CHECK (length(zuzug) = 8),
    zustand      TEXT    NOT NULL,
    geaendert_am INTEGER NOT NULL,
    inhalt       BLOB    NOT NULL,
    PRIMARY KEY (land, id),
    FOREIGN KEY (land, konto) REFERENCES konto (land, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX fall_konto ON fall (land, konto, geaendert_am);

-- `folge` is the order in which messages were written: the order in which those of one case go out.
CREATE TABLE postausgang (
    folge         INTEGER PRIMARY KEY AUTOINCREMENT,
    land          TEXT    NOT NULL,
    id            BLOB    NOT NULL CHECK (length(id) = 16),
    fall          BLOB    NOT NULL,
    empfaenger    TEXT    NOT NULL CHECK (length(empfaenger) = 8),
    typ           TEXT    NOT NULL CHECK (length(typ) = 4),
    angelegt_am   INTEGER NOT NULL,
    stand         TEXT    NOT NULL CHECK (stand IN ('wartet', 'zugestellt', 'aufgegeben')),
    versuche      INTEGER NOT NULL DEFAULT 0,
    faellig_am    INTEGER CHECK (stand <> 'wartet' OR faellig_am IS NOT NULL),
    zugestellt_am INTEGER CHECK (stand <> 'zugestellt' OR zugestellt_am IS NOT NULL),
    grund         TEXT    CHECK (stand <> 'aufgegeben' OR grund IS NOT NULL),
    inhalt        BLOB    NOT NULL,
    UNIQUE (land, id),
    FOREIGN KEY (land, fall) REFERENCES fall (land, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX postausgang_faellig ON postausgang (faellig_am, folge) WHERE stand = 'wartet';
CREATE INDEX postausgang_wartet ON postausgang (land, fall, folge) WHERE stand = 'wartet';
CREATE INDEX postausgang_fall ON postausgang (land, fall, folge);

CREATE TABLE posteingang (
    folge        INTEGER PRIMARY KEY AUTOINCREMENT,
    land         TEXT    NOT NULL,
    absender     TEXT    NOT NULL CHECK (length(absender) = 8),
    id           BLOB    NOT NULL CHECK (length(id) = 16),
    empfangen_am INTEGER NOT NULL,
    stand        TEXT    NOT NULL CHECK (stand IN ('offen', 'erledigt', 'beiseite')),
    faellig_am   INTEGER NOT NULL,
    fehlversuche INTEGER NOT NULL DEFAULT 0,
    grund        TEXT,
    erledigt_am  INTEGER CHECK (stand <> 'erledigt' OR erledigt_am IS NOT NULL),
    inhalt       BLOB    NOT NULL,
    UNIQUE (land, absender, id)
) STRICT;
CREATE INDEX posteingang_offen ON posteingang (folge) WHERE stand = 'offen';

CREATE TABLE dokument (
    land        TEXT    NOT NULL,
    id          BLOB    NOT NULL CHECK (length(id) = 16),
    konto       BLOB    NOT NULL,
    fall        BLOB,
    dateiname   TEXT    NOT NULL,
    gesiegelt   INTEGER NOT NULL CHECK (gesiegelt IN (0, 1)),
    erstellt_am INTEGER NOT NULL,
    inhalt      BLOB    NOT NULL,
    PRIMARY KEY (land, id),
    FOREIGN KEY (land, konto) REFERENCES konto (land, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (land, fall) REFERENCES fall (land, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX dokument_konto ON dokument (land, konto, erstellt_am);

-- Append only: the chain tells of a change, these triggers stop a careless one.
CREATE TABLE journal (
    land    TEXT    NOT NULL,
    nummer  INTEGER NOT NULL CHECK (nummer >= 1),
    fall    BLOB,
    eintrag TEXT    NOT NULL,
    hash    BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (land, nummer)
) STRICT;
CREATE INDEX journal_fall ON journal (land, fall, nummer) WHERE fall IS NOT NULL;
CREATE TRIGGER journal_bleibt_stehen BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'the journal is append only'); END;
CREATE TRIGGER journal_bleibt_ganz BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'the journal is append only'); END;
