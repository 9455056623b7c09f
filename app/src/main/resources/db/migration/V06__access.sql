-- Who may enter which case, from when and until when. A grant names a person, or everyone of a role in a hospital.
CREATE TABLE case_grant (
    id          CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    case_id     CHAR(26)    CHARACTER SET ascii NOT NULL,
    role        VARCHAR(20) CHARACTER SET ascii NOT NULL,
    person_id   VARCHAR(64) CHARACTER SET ascii NULL,
    hospital_id VARCHAR(40) CHARACTER SET ascii NULL,
    granted_at  BIGINT      NOT NULL,
    until_at    BIGINT      NULL,
    revoked_at  BIGINT      NULL,
    KEY ix_case_grant_case (case_id, role),
    KEY ix_case_grant_person (person_id, role, case_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
