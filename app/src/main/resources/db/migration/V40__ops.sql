-- In which role and for which hospital a member of staff last logged in. With the sessions it says who is here now.
CREATE TABLE staff_login (
    person_id VARCHAR(64) CHARACTER SET ascii NOT NULL,
    role      VARCHAR(20) CHARACTER SET ascii NOT NULL,
    hospital  VARCHAR(40) CHARACTER SET ascii NOT NULL,
    at        BIGINT      NOT NULL,
    PRIMARY KEY (person_id, role)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- The operator who has the duty, also while away from the screen. One row.
CREATE TABLE ops_duty (
    slot      VARCHAR(20) CHARACTER SET ascii NOT NULL PRIMARY KEY,
    person_id VARCHAR(64) CHARACTER SET ascii NOT NULL,
    since     BIGINT      NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What each kind of alert asks for: whose it is first, how long the trouble must last before it is one, how long it must
-- be calm before it is over, and how long an owner has to say "I have it". Seconds. A momentary trouble has no end of its
-- own: it is over once somebody acknowledged it. Urgency: 1 people in a call notice, 2 they soon will, 3 it can wait.
CREATE TABLE alert_rule (
    kind           VARCHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
    first_role     VARCHAR(20) CHARACTER SET ascii NOT NULL,
    urgency        INT         NOT NULL,
    after_s        INT         NOT NULL,
    calm_s         INT         NOT NULL,
    acknowledge_s  INT         NOT NULL,
    momentary      BOOLEAN     NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO alert_rule (kind, first_role, urgency, after_s, calm_s, acknowledge_s, momentary) VALUES
    ('CALL_IN_TROUBLE',  'coordinator', 1,  10,  30,  60, FALSE),
    ('SOUND_LOST',       'coordinator', 1,   3,  20,  60, FALSE),
    ('PERSON_MISSING',   'coordinator', 1,  30,   5,  90, FALSE),
    ('CONSULT_MOVED',    'coordinator', 2,   0,   0, 300, TRUE),
    ('FALLBACK_BEGUN',   'coordinator', 1,   0,  10,  60, FALSE),
    ('PHONE_UNREACHED',  'coordinator', 1,   0,   0,  60, TRUE),
    ('RECORDING_GAP',    'coordinator', 3,   0,   0, 900, TRUE),
    ('SERVER_DOWN',      'operator',    2,  10,  30, 120, FALSE),
    ('SERVER_MUTE',      'operator',    2,  10,  30, 120, FALSE),
    ('SERVER_DRAINING',  'operator',    3, 300,  10, 900, FALSE),
    ('NO_SERVER',        'operator',    1,   5,  30,  60, FALSE),
    ('OUTBOX_BACKLOG',   'operator',    2,  30,  60, 300, FALSE),
    ('OUTBOX_DEAD',      'operator',    2,   5,   5, 600, FALSE),
    ('TRAIL_UNSEALED',   'operator',    2,  30,  30, 300, FALSE);

-- One trouble of one subject, from the first look until it is over, and then as history. `open_key` (kind and subject)
-- is set while it lives, so that a subject has one alert of a kind. Ids only, nothing of health.
CREATE TABLE alert (
    id                CHAR(26)     CHARACTER SET ascii NOT NULL PRIMARY KEY,
    kind              VARCHAR(32)  CHARACTER SET ascii NOT NULL,
    subject           VARCHAR(90)  CHARACTER SET ascii NOT NULL,
    open_key          VARCHAR(130) CHARACTER SET ascii NULL,
    case_id           CHAR(26)     CHARACTER SET ascii NULL,
    consult_id        CHAR(26)     CHARACTER SET ascii NULL,
    seat_id           CHAR(26)     CHARACTER SET ascii NULL,
    server            VARCHAR(40)  CHARACTER SET ascii NULL,
    invited_hospital  VARCHAR(40)  CHARACTER SET ascii NULL,
    inviting_hospital VARCHAR(40)  CHARACTER SET ascii NULL,
    cause             VARCHAR(40)  CHARACTER SET ascii NULL,
    urgency           INT          NOT NULL,
    state             VARCHAR(16)  CHARACTER SET ascii NOT NULL,
    owner             VARCHAR(64)  CHARACTER SET ascii NULL,
    owner_role        VARCHAR(20)  CHARACTER SET ascii NULL,
    level             INT          NOT NULL,
    troubled_at       BIGINT       NOT NULL,
    calm_at           BIGINT       NULL,
    opened_at         BIGINT       NULL,
    escalate_at       BIGINT       NULL,
    acknowledged_at   BIGINT       NULL,
    closed_at         BIGINT       NULL,
    UNIQUE KEY ux_alert_open (open_key),
    KEY ix_alert_consult (consult_id, id),
    KEY ix_alert_owner (owner, open_key),
    KEY ix_alert_opened (opened_at, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Who did what to an alert, and when: opened, given to somebody, acknowledged, escalated, over. Only ever added to.
CREATE TABLE alert_step (
    id        CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    alert_id  CHAR(26)    CHARACTER SET ascii NOT NULL,
    at        BIGINT      NOT NULL,
    step      VARCHAR(16) CHARACTER SET ascii NOT NULL,
    person_id VARCHAR(64) CHARACTER SET ascii NULL,
    role      VARCHAR(20) CHARACTER SET ascii NULL,
    KEY ix_alert_step (alert_id, at, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Media servers that take no new rooms, by whose word. Every node follows this table.
CREATE TABLE media_server_drain (
    server    VARCHAR(40) CHARACTER SET ascii NOT NULL PRIMARY KEY,
    person_id VARCHAR(64) CHARACTER SET ascii NOT NULL,
    since     BIGINT      NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
