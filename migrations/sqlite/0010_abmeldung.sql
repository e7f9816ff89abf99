-- SHA-256 of the provider's own id of the session (claim `sid`), for a logout that it tells us about.
ALTER TABLE sitzung ADD COLUMN anbieter_sitzung BLOB CHECK (anbieter_sitzung IS NULL OR length(anbieter_sitzung) = 32);
CREATE INDEX sitzung_anbieter ON sitzung (land, anbieter_sitzung) WHERE anbieter_sitzung IS NOT NULL;
CREATE INDEX sitzung_konto ON sitzung (land, konto);
