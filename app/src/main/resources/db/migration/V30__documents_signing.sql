-- A file of a case. The bytes lie in the file store, sealed, under an address that only we can compute.
CREATE TABLE document (
    id         CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    case_id    CHAR(26)    CHARACTER SET ascii NOT NULL,
    kind       VARCHAR(24) CHARACTER SET ascii NOT NULL,
    version    INT         NOT NULL,
    media_type VARCHAR(80) CHARACTER SET ascii NOT NULL,
    size       BIGINT      NOT NULL,
    digest     BINARY(32)  NOT NULL,
    address    CHAR(64)    CHARACTER SET ascii NOT NULL,
    label      LONGBLOB    NOT NULL,
    created_at BIGINT      NOT NULL,
    created_by VARCHAR(64) CHARACTER SET ascii NOT NULL,
    KEY ix_document_case (case_id, kind, version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- A person's signing key: wrapped under the PIN and then sealed; the PIN itself is nowhere.
CREATE TABLE signing_key (
    id          CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    person_id   VARCHAR(64) CHARACTER SET ascii NOT NULL,
    serial      VARCHAR(64) CHARACTER SET ascii NOT NULL,
    chain       LONGBLOB    NOT NULL,
    wrapped     LONGBLOB    NOT NULL,
    failures    INT         NOT NULL,
    not_after   BIGINT      NOT NULL,
    created_at  BIGINT      NOT NULL,
    revoked_at  BIGINT      NULL,
    UNIQUE KEY ux_signing_key_serial (serial),
    KEY ix_signing_key_person (person_id, revoked_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- One step-up: bound to a person, an act and the exact bytes; good once and for a short time.
CREATE TABLE step_up (
    id           CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    person_id    VARCHAR(64) CHARACTER SET ascii NOT NULL,
    act          VARCHAR(40) CHARACTER SET ascii NOT NULL,
    digest       BINARY(32)  NOT NULL,
    state_hash   BINARY(32)  NOT NULL,
    secrets      LONGBLOB    NOT NULL,
    return_to    VARCHAR(200) CHARACTER SET ascii NOT NULL,
    created_at   BIGINT      NOT NULL,
    confirmed_at BIGINT      NULL,
    used_at      BIGINT      NULL,
    UNIQUE KEY ux_step_up_state (state_hash),
    KEY ix_step_up_created (created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- A signature that was given: one a subject, version and person.
CREATE TABLE signature (
    id          CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    subject_id  CHAR(26)    CHARACTER SET ascii NOT NULL,
    version     INT         NOT NULL,
    person_id   VARCHAR(64) CHARACTER SET ascii NOT NULL,
    role        VARCHAR(20) CHARACTER SET ascii NOT NULL,
    serial      VARCHAR(64) CHARACTER SET ascii NOT NULL,
    step_up_id  CHAR(26)    CHARACTER SET ascii NOT NULL,
    signed_at   BIGINT      NOT NULL,
    stamped_at  BIGINT      NULL,
    UNIQUE KEY ux_signature_once (subject_id, version, person_id),
    UNIQUE KEY ux_signature_step_up (step_up_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What the code printed on a document leads to. Says nothing of whom the document is about.
CREATE TABLE verification_code (
    code        CHAR(16)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    subject_id  CHAR(26)    CHARACTER SET ascii NOT NULL,
    version     INT         NOT NULL,
    document_id CHAR(26)    CHARACTER SET ascii NULL,
    created_at  BIGINT      NOT NULL,
    UNIQUE KEY ux_verification_subject (subject_id, version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
