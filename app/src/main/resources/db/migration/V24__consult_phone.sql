-- Booked as a telephone consult from the start.
ALTER TABLE slot ADD COLUMN by_phone BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE consult ADD COLUMN by_phone BOOLEAN NOT NULL DEFAULT FALSE;

-- A consult that goes on without its room: by telephone, and when that fails too by a hand-over. One open at a time:
-- `open_mark` is 1 while it is open, NULL after. `missed` is who was not reached and `why`, by codes.
CREATE TABLE consult_fallback (
    id            CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    consult_id    CHAR(26)    CHARACTER SET ascii NOT NULL,
    case_id       CHAR(26)    CHARACTER SET ascii NOT NULL,
    cause         VARCHAR(20) CHARACTER SET ascii NOT NULL,
    seat_id       CHAR(26)    CHARACTER SET ascii NULL,
    begun_at      BIGINT      NOT NULL,
    stage         VARCHAR(20) CHARACTER SET ascii NOT NULL,
    missed        VARCHAR(10) CHARACTER SET ascii NULL,
    why           VARCHAR(20) CHARACTER SET ascii NULL,
    unreached     INT         NOT NULL,
    call_id       CHAR(26)    CHARACTER SET ascii NULL,
    hand_over_at  BIGINT      NULL,
    ended_at      BIGINT      NULL,
    open_mark     TINYINT     NULL,
    UNIQUE KEY ux_consult_fallback_open (consult_id, open_mark),
    KEY ix_consult_fallback (consult_id, begun_at)
) ENGINE=InnoDB;

-- One ringing of both sides: made before the first telephone rings, so that no entry rings twice. Owned by the node that
-- rings; a node that no longer says so (`seen_at`) has died, and the call with it as far as we can tell. A call by hand
-- has no node. `doctor_stay` and `patient_stay` are the stays of the attendance that the talk counts as.
CREATE TABLE consult_call (
    id           CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    fallback_id  CHAR(26)    CHARACTER SET ascii NOT NULL,
    consult_id   CHAR(26)    CHARACTER SET ascii NOT NULL,
    case_id      CHAR(26)    CHARACTER SET ascii NOT NULL,
    node         CHAR(26)    CHARACTER SET ascii NULL,
    state        VARCHAR(10) CHARACTER SET ascii NOT NULL,
    begun_at     BIGINT      NOT NULL,
    seen_at      BIGINT      NOT NULL,
    rang_at      BIGINT      NULL,
    bridged_at   BIGINT      NULL,
    confirmed_at BIGINT      NULL,
    ended_at     BIGINT      NULL,
    leg          VARCHAR(8)  CHARACTER SET ascii NULL,
    reason       VARCHAR(20) CHARACTER SET ascii NULL,
    sip_code     INT         NULL,
    doctor_stay  CHAR(26)    CHARACTER SET ascii NULL,
    patient_stay CHAR(26)    CHARACTER SET ascii NULL,
    KEY ix_consult_call (consult_id, begun_at),
    KEY ix_consult_call_live (state, seen_at)
) ENGINE=InnoDB;

-- The six digits by which the patient is known on the telephone are kept nowhere: they are cut from a keyed hash of the
-- consult and `round`. Here is how many wrong ones are still forgiven; when none is left, the next link has new digits.
CREATE TABLE consult_identity (
    consult_id CHAR(26) CHARACTER SET ascii NOT NULL PRIMARY KEY,
    round      INT      NOT NULL,
    tries_left INT      NOT NULL
) ENGINE=InnoDB;
