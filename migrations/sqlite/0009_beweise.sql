-- Time-stamps (RFC 3161) over the chain of the journal, each up to entry `bis` with the chain's hash there.
CREATE TABLE journalstempel (
    land  TEXT    NOT NULL,
    bis   INTEGER NOT NULL CHECK (bis >= 1),
    hash  BLOB    NOT NULL CHECK (length(hash) = 32),
    am    INTEGER NOT NULL,
    token BLOB    NOT NULL,
    PRIMARY KEY (land, bis)
) STRICT;
CREATE TRIGGER journalstempel_bleibt_stehen BEFORE UPDATE ON journalstempel
BEGIN SELECT raise(ABORT, 'the journal is append only'); END;
CREATE TRIGGER journalstempel_bleibt_ganz BEFORE DELETE ON journalstempel
BEGIN SELECT raise(ABORT, 'the journal is append only'); END;

-- When an operator took a message out of the outbox for good; `grund` says why.
ALTER TABLE postausgang ADD COLUMN verworfen_am INTEGER CHECK (verworfen_am IS NULL OR stand = 'aufgegeben');
CREATE INDEX postausgang_aufgegeben ON postausgang (land, folge) WHERE stand = 'aufgegeben';
CREATE INDEX posteingang_beiseite ON posteingang (land, folge) WHERE stand = 'beiseite';
