-- Uploads of a form that is never submitted go with it: which draft they were uploaded for. Submitted ones get a `fall`.
ALTER TABLE dokument ADD COLUMN entwurf BLOB CHECK (entwurf IS NULL OR length(entwurf) = 16);
CREATE INDEX dokument_entwurf ON dokument (land, entwurf) WHERE entwurf IS NOT NULL AND fall IS NULL;
