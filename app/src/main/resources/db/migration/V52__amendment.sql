-- From when a version is the patient's: the newest of these is the current one, and the public check says so.
ALTER TABLE verification_code ADD COLUMN issued_at BIGINT NULL;
UPDATE verification_code SET issued_at = created_at
    WHERE document_id IN (SELECT issued_document FROM report WHERE issued_document IS NOT NULL);
