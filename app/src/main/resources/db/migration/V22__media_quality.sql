-- What carried each person, and from when; evidence, so the app user may add and read only (AppUserGrants).
-- seat_id NULL: the whole consult. mode NULL: nothing carries the sound.
CREATE TABLE consult_media_event (
    id         CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    consult_id CHAR(26)    CHARACTER SET ascii NOT NULL,
    seat_id    CHAR(26)    CHARACTER SET ascii NULL,
    at         BIGINT      NOT NULL,
    mode       VARCHAR(16) CHARACTER SET ascii NULL,
    cause      VARCHAR(24) CHARACTER SET ascii NOT NULL,
    KEY ix_consult_media_event (consult_id, at, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- One minute of one person's line: the grade in the clear, its samples of 5 s sealed under the case's key. Evidence too.
-- part: fence of the owner that measured, so that a minute in which the owner changed has two.
CREATE TABLE consult_quality (
    consult_id CHAR(26)    CHARACTER SET ascii NOT NULL,
    seat_id    CHAR(26)    CHARACTER SET ascii NOT NULL,
    minute     BIGINT      NOT NULL,
    part       BIGINT      NOT NULL,
    grade      VARCHAR(8)  CHARACTER SET ascii NOT NULL,
    samples    LONGBLOB    NOT NULL,
    PRIMARY KEY (consult_id, seat_id, minute, part)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Each person's line now, for the live wall; gone when the person is.
CREATE TABLE consult_seat_now (
    seat_id       CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    consult_id    CHAR(26)    CHARACTER SET ascii NOT NULL,
    case_id       CHAR(26)    CHARACTER SET ascii NOT NULL,
    mode          VARCHAR(16) CHARACTER SET ascii NOT NULL,
    grade         VARCHAR(8)  CHARACTER SET ascii NOT NULL,
    rtt_millis    INT         NULL,
    loss_permille INT         NULL,
    at            BIGINT      NOT NULL,
    KEY ix_consult_seat_now (consult_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
