-- What was issued: enough to say whether a document still holds, nothing about whom it is.
-- `code` is a keyed hash of the code on the paper; `liste` and `platz` say where its status is published.
CREATE TABLE urkunde (
    land           TEXT    NOT NULL,
    nummer         TEXT    NOT NULL CHECK (length(nummer) = 9),
    gemeinde       TEXT    NOT NULL CHECK (length(gemeinde) = 8),
    art            TEXT    NOT NULL,
    ausgestellt_am INTEGER NOT NULL,
    code           BLOB    NOT NULL CHECK (length(code) = 32),
    liste          INTEGER NOT NULL CHECK (liste >= 1),
    platz          INTEGER NOT NULL CHECK (platz >= 0),
    widerrufen_am  INTEGER,
    grund          TEXT    CHECK ((widerrufen_am IS NULL) = (grund IS NULL)),
    PRIMARY KEY (land, nummer),
    UNIQUE (land, liste, platz)
) STRICT;
CREATE INDEX urkunde_widerrufen ON urkunde (land, liste, platz) WHERE widerrufen_am IS NOT NULL;

-- Every certificate that ever sealed here: published for ever, so that what it sealed can be verified for ever.
CREATE TABLE siegelzertifikat (
    land       TEXT    NOT NULL,
    abdruck    BLOB    NOT NULL CHECK (length(abdruck) = 32),
    zertifikat BLOB    NOT NULL,
    seit       INTEGER NOT NULL,
    PRIMARY KEY (land, abdruck)
) STRICT;
