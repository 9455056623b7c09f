CREATE TABLE rating (
    case_id   CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    score     TINYINT     NOT NULL,
    rated_at  BIGINT      NOT NULL,
    person_id VARCHAR(64) CHARACTER SET ascii NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
