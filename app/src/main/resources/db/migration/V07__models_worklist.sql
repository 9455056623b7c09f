-- Which version of a process or decision is in force, from when, and where. Departments: a comma list, '' = everywhere.
CREATE TABLE model_release (
    id             CHAR(26)     CHARACTER SET ascii NOT NULL PRIMARY KEY,
    kind           VARCHAR(10)  CHARACTER SET ascii NOT NULL,
    model_key      VARCHAR(64)  CHARACTER SET ascii NOT NULL,
    definition_id  VARCHAR(64)  CHARACTER SET ascii NOT NULL,
    version        INT          NOT NULL,
    effective_from BIGINT       NOT NULL,
    effective_to   BIGINT       NULL,
    departments    VARCHAR(500) CHARACTER SET ascii NOT NULL DEFAULT '',
    UNIQUE KEY ux_model_release_definition (definition_id, departments),
    KEY ix_model_release_key (model_key, effective_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- The versions that a case keeps from its start to its end.
CREATE TABLE case_model (
    case_id       CHAR(26)    CHARACTER SET ascii NOT NULL,
    model_key     VARCHAR(64) CHARACTER SET ascii NOT NULL,
    kind          VARCHAR(10) CHARACTER SET ascii NOT NULL,
    definition_id VARCHAR(64) CHARACTER SET ascii NOT NULL,
    version       INT         NOT NULL,
    PRIMARY KEY (case_id, model_key)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What a decision was asked (sealed), by which version, which rules matched, and what it answered.
CREATE TABLE decision_record (
    id            CHAR(26)     CHARACTER SET ascii NOT NULL PRIMARY KEY,
    case_id       CHAR(26)     CHARACTER SET ascii NOT NULL,
    decision      VARCHAR(64)  CHARACTER SET ascii NOT NULL,
    definition_id VARCHAR(64)  CHARACTER SET ascii NOT NULL,
    version       INT          NOT NULL,
    facts         LONGBLOB     NOT NULL,
    matched_rules VARCHAR(500) CHARACTER SET ascii NOT NULL,
    answers       LONGBLOB     NOT NULL,
    decided_at    BIGINT       NOT NULL,
    KEY ix_decision_record_case (case_id, decided_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- The worklist: one row per user task, and per incident that needs a person. `inbox` says whose list it is in
-- ('person/ID' or 'role/ROLE/HOSPITAL'); `listed` is 1 while the row can be worked on. The index answers a page of one
-- inbox in the order of its clocks and carries the columns that the list filters by.
CREATE TABLE worklist (
    task_id      VARCHAR(64)  CHARACTER SET ascii NOT NULL PRIMARY KEY,
    case_id      CHAR(26)     CHARACTER SET ascii NULL,
    kind         VARCHAR(40)  CHARACTER SET ascii NOT NULL,
    role         VARCHAR(20)  CHARACTER SET ascii NOT NULL,
    hospital     VARCHAR(40)  CHARACTER SET ascii NOT NULL,
    department   VARCHAR(40)  CHARACTER SET ascii NULL,
    person       VARCHAR(64)  CHARACTER SET ascii NULL,
    inbox        VARCHAR(90)  CHARACTER SET ascii NOT NULL,
    urgency      VARCHAR(16)  CHARACTER SET ascii NULL,
    subject      VARCHAR(320) CHARACTER SET ascii NULL,
    state        VARCHAR(10)  CHARACTER SET ascii NOT NULL,
    listed       TINYINT      NOT NULL,
    claimed_by   VARCHAR(64)  CHARACTER SET ascii NULL,
    opened_at    BIGINT       NOT NULL,
    due_at       BIGINT       NOT NULL,
    escalated_at BIGINT       NULL,
    done_at      BIGINT       NULL,
    KEY ix_worklist_inbox (inbox, listed, due_at, task_id, kind, urgency, department, escalated_at),
    KEY ix_worklist_case (case_id, kind, listed)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
