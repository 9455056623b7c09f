-- Files that were put for a document whose row was rolled back; swept once they are old.
CREATE TABLE file_orphan (
    address CHAR(64) CHARACTER SET ascii NOT NULL PRIMARY KEY,
    lost_at BIGINT   NOT NULL,
    KEY ix_file_orphan_lost (lost_at)
) ENGINE=InnoDB;

CREATE INDEX ix_document_address ON document (address);

INSERT INTO policy_rule (name, department_id, effective_from, effective_to, number, source) VALUES
    ('draft-days', '', '2021-11-01', NULL, 30, '个人信息保护法 Art. 19: no longer than needed (our own figure)');

-- The language that a person with an account has chosen, on whatever device.
CREATE TABLE account_language (
    person_id VARCHAR(64) CHARACTER SET ascii NOT NULL PRIMARY KEY,
    language  VARCHAR(8)  CHARACTER SET ascii NOT NULL
) ENGINE=InnoDB;
