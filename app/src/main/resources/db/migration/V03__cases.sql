CREATE TABLE case_record (
    id                CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    number            VARCHAR(20) CHARACTER SET ascii NOT NULL,
    kind              VARCHAR(16) CHARACTER SET ascii NOT NULL,
    state             VARCHAR(24) CHARACTER SET ascii NOT NULL,
    urgency           VARCHAR(16) CHARACTER SET ascii NULL,
    patient_id        CHAR(26)    CHARACTER SET ascii NOT NULL,
    inviting_hospital VARCHAR(40) CHARACTER SET ascii NOT NULL,
    invited_hospital  VARCHAR(40) CHARACTER SET ascii NOT NULL,
    clinician_id      CHAR(36)    CHARACTER SET ascii NOT NULL,
    department_id     VARCHAR(40) CHARACTER SET ascii NULL,
    doctor_id         CHAR(36)    CHARACTER SET ascii NULL,
    agreement_id      VARCHAR(40) CHARACTER SET ascii NOT NULL,
    agreement_version INT         NOT NULL,
    process_instance  VARCHAR(64) CHARACTER SET ascii NULL,
    consult_at        BIGINT      NULL,
    created_at        BIGINT      NOT NULL,
    closed_at         BIGINT      NULL,
    version           INT         NOT NULL,
    UNIQUE KEY ux_case_number (number),
    KEY ix_case_patient (patient_id, id),
    KEY ix_case_clinician (clinician_id, id),
    KEY ix_case_doctor (doctor_id, id),
    KEY ix_case_invited (invited_hospital, state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Every move of a case: state, reason, comment and person. The comment may speak of health, so it is sealed.
CREATE TABLE case_move (
    id        CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    case_id   CHAR(26)    CHARACTER SET ascii NOT NULL,
    at        BIGINT      NOT NULL,
    state     VARCHAR(24) CHARACTER SET ascii NOT NULL,
    reason    VARCHAR(60) CHARACTER SET ascii NOT NULL,
    comment   LONGBLOB    NULL,
    person_id VARCHAR(64) CHARACTER SET ascii NOT NULL,
    role      VARCHAR(20) CHARACTER SET ascii NOT NULL,
    KEY ix_case_move_case (case_id, at, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
