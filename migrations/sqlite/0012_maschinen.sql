-- Assertions of machines that were used (RFC 7523 jti): none of them counts a second time. Kept until it has expired.
CREATE TABLE maschinennachweis (
    land    TEXT    NOT NULL,
    abdruck BLOB    NOT NULL CHECK (length(abdruck) = 32),
    bis     INTEGER NOT NULL,
    PRIMARY KEY (land, abdruck)
) STRICT;
CREATE INDEX maschinennachweis_bis ON maschinennachweis (bis);
