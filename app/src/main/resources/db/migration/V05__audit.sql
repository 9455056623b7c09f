-- The audit trail (see docs/adr/0005-audit-trail.md). Tables named audit_% get no UPDATE and no DELETE for the app user.

-- The id is a running number, not a ULID: the sealer finds what is new by it (see the decision record).
CREATE TABLE audit_event (
    id          BIGINT NOT NULL AUTO_INCREMENT,
    at          BIGINT NOT NULL,
    action      VARCHAR(16) CHARACTER SET ascii NOT NULL,
    person_id   VARCHAR(64) CHARACTER SET ascii NOT NULL,
    role        VARCHAR(32) CHARACTER SET ascii NOT NULL,
    case_id     CHAR(26) CHARACTER SET ascii,
    what        VARCHAR(200) NOT NULL,
    purpose     VARCHAR(200) NOT NULL,
    seat_id     CHAR(26) CHARACTER SET ascii,
    request_id  VARCHAR(64) CHARACTER SET ascii,
    client_hash VARCHAR(64) CHARACTER SET ascii,
    PRIMARY KEY (id),
    KEY audit_event_case (case_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE audit_batch (
    number    BIGINT NOT NULL,
    size      INT NOT NULL,
    root      BINARY(32) NOT NULL,
    previous  BINARY(32) NOT NULL,
    sealed_at BIGINT NOT NULL,
    key_id    CHAR(64) CHARACTER SET ascii NOT NULL,
    signature VARBINARY(128) NOT NULL,
    PRIMARY KEY (number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE audit_leaf (
    batch    BIGINT NOT NULL,
    position INT NOT NULL,
    event_id BIGINT NOT NULL,
    salt     BINARY(16) NOT NULL,
    hash     BINARY(32) NOT NULL,
    PRIMARY KEY (batch, position),
    UNIQUE KEY audit_leaf_event (event_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- That a batch's root has reached an anchor; a row is written after the anchor has it.
CREATE TABLE audit_anchor (
    anchor VARCHAR(32) CHARACTER SET ascii NOT NULL,
    batch  BIGINT NOT NULL,
    at     BIGINT NOT NULL,
    PRIMARY KEY (anchor, batch)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Whoever holds the lock of the row is the sealer; the lock ends with its transaction or connection.
-- Events from next_event on have not been looked at.
CREATE TABLE sealer_lease (
    name       VARCHAR(32) CHARACTER SET ascii NOT NULL,
    next_event BIGINT NOT NULL,
    PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

INSERT INTO sealer_lease (name, next_event) VALUES ('audit', 1);

-- Numbers below next_event that had no event when the sealer passed: rolled back, or not committed yet. Not evidence.
CREATE TABLE sealer_gap (
    event_id   BIGINT NOT NULL,
    noticed_at BIGINT NOT NULL,
    PRIMARY KEY (event_id),
    KEY sealer_gap_noticed (noticed_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
