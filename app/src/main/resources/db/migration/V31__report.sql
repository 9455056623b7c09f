-- One version of a case's report. What it says is sealed; the documents are rows of `document`.
CREATE TABLE report (
    id                 CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    case_id            CHAR(26)    CHARACTER SET ascii NOT NULL,
    series             CHAR(26)    CHARACTER SET ascii NOT NULL,
    number             INT         NOT NULL,
    language           VARCHAR(8)  CHARACTER SET ascii NOT NULL,
    state              VARCHAR(12) CHARACTER SET ascii NOT NULL,
    content            LONGBLOB    NOT NULL,
    frozen_document    CHAR(26)    CHARACTER SET ascii NULL,
    signed_document    CHAR(26)    CHARACTER SET ascii NULL,
    issued_document    CHAR(26)    CHARACTER SET ascii NULL,
    created_at         BIGINT      NOT NULL,
    saved_at           BIGINT      NOT NULL,
    version            INT         NOT NULL,
    UNIQUE KEY ux_report_number (case_id, number),
    KEY ix_report_series (series, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
