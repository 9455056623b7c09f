CREATE TABLE hospital (
    id      VARCHAR(40)  CHARACTER SET ascii NOT NULL PRIMARY KEY,
    name_zh VARCHAR(120) NOT NULL,
    name_en VARCHAR(120) NOT NULL,
    address_zh VARCHAR(200) NOT NULL,
    address_en VARCHAR(200) NOT NULL,
    phone   VARCHAR(40)  CHARACTER SET ascii NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- A consult between institutions needs an agreement on duties and liability (regulations, row 9).
CREATE TABLE agreement (
    id             VARCHAR(40) CHARACTER SET ascii NOT NULL,
    version        INT         NOT NULL,
    inviting_id    VARCHAR(40) CHARACTER SET ascii NOT NULL,
    invited_id     VARCHAR(40) CHARACTER SET ascii NOT NULL,
    effective_from DATE        NOT NULL,
    effective_to   DATE        NULL,
    PRIMARY KEY (id, version),
    KEY ix_agreement_parties (inviting_id, invited_id, effective_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE department (
    id          VARCHAR(40)  CHARACTER SET ascii NOT NULL PRIMARY KEY,
    hospital_id VARCHAR(40)  CHARACTER SET ascii NOT NULL,
    name_zh     VARCHAR(80)  NOT NULL,
    name_en     VARCHAR(80)  NOT NULL,
    pilot       BOOLEAN      NOT NULL,
    KEY ix_department_hospital (hospital_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Staff. The id is the person's subject at the identity provider.
CREATE TABLE practitioner (
    id            CHAR(36)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    hospital_id   VARCHAR(40) CHARACTER SET ascii NOT NULL,
    department_id VARCHAR(40) CHARACTER SET ascii NULL,
    name          VARCHAR(80) NOT NULL,
    name_en       VARCHAR(80) NOT NULL,
    title_zh      VARCHAR(40) NOT NULL,
    title_en      VARCHAR(60) NOT NULL,
    license_no    VARCHAR(40) CHARACTER SET ascii NULL,
    practising_since DATE     NULL,
    email         VARCHAR(120) CHARACTER SET ascii NULL,
    phone         VARCHAR(40) CHARACTER SET ascii NULL,
    active        BOOLEAN     NOT NULL,
    KEY ix_practitioner_department (department_id, active)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What is known of a patient lies sealed in `facts`; the hashes are blind indexes for exact search.
CREATE TABLE patient (
    id             CHAR(26)   CHARACTER SET ascii NOT NULL PRIMARY KEY,
    facts          LONGBLOB   NOT NULL,
    id_number_hash BINARY(32) NOT NULL,
    phone_hash     BINARY(32) NOT NULL,
    name_hash      BINARY(32) NOT NULL,
    account        CHAR(36)   CHARACTER SET ascii NULL,
    created_at     BIGINT     NOT NULL,
    version        INT        NOT NULL,
    UNIQUE KEY ux_patient_id_number (id_number_hash),
    UNIQUE KEY ux_patient_account (account),
    KEY ix_patient_phone (phone_hash),
    KEY ix_patient_name (name_hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
