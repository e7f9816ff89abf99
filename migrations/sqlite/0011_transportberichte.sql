-- Messages that a transport service has taken and whose last report is still to be asked for.
CREATE TABLE transportbericht (
    land       TEXT    NOT NULL,
    nachricht  BLOB    NOT NULL CHECK (length(nachricht) = 16),
    faellig_am INTEGER NOT NULL,
    versuche   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (land, nachricht),
    FOREIGN KEY (land, nachricht) REFERENCES postausgang (land, id) ON DELETE CASCADE
) STRICT;
CREATE INDEX transportbericht_faellig ON transportbericht (faellig_am);
