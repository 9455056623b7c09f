-- A consult: one booked meeting of a case. A no-show is followed by another one.
CREATE TABLE consult (
    id             CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    case_id        CHAR(26)    CHARACTER SET ascii NOT NULL,
    state          VARCHAR(16) CHARACTER SET ascii NOT NULL,
    starts_at      BIGINT      NOT NULL,
    window_ends_at BIGINT      NOT NULL,
    live_at        BIGINT      NULL,
    ended_at       BIGINT      NULL,
    ending         LONGBLOB    NULL,
    version        INT         NOT NULL,
    KEY ix_consult_case (case_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- A place in a consult for one person. A patient's is reached by link and bound to a device; staff log in.
CREATE TABLE consult_seat (
    id                 CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    consult_id         CHAR(26)    CHARACTER SET ascii NOT NULL,
    case_id            CHAR(26)    CHARACTER SET ascii NOT NULL,
    role               VARCHAR(20) CHARACTER SET ascii NOT NULL,
    person_id          VARCHAR(64) CHARACTER SET ascii NOT NULL,
    device_hash        BINARY(32)  NULL,
    bound_at           BIGINT      NULL,
    recording_consent  BOOLEAN     NULL,
    consented_at       BIGINT      NULL,
    cancelled_at       BIGINT      NULL,
    version            INT         NOT NULL,
    UNIQUE KEY ux_consult_seat_person (consult_id, role, person_id),
    UNIQUE KEY ux_consult_seat_device (device_hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Links that lead to a seat, by the hash of their secret. Sending again makes another; all lead to the one seat.
CREATE TABLE consult_link (
    secret_hash BINARY(32) NOT NULL PRIMARY KEY,
    seat_id     CHAR(26)   CHARACTER SET ascii NOT NULL,
    created_at  BIGINT     NOT NULL,
    KEY ix_consult_link_seat (seat_id)
) ENGINE=InnoDB;

-- The code by which a seat moves to another device: keyed hash, short life, few tries.
CREATE TABLE consult_code (
    seat_id     CHAR(26)   CHARACTER SET ascii NOT NULL PRIMARY KEY,
    asked_at    BIGINT     NOT NULL,
    asked_times INT        NOT NULL,
    code_hash   BINARY(32) NULL,
    expires_at  BIGINT     NULL,
    tries_left  INT        NOT NULL
) ENGINE=InnoDB;

-- Who owns the live session, until when, and its place on a media server (sealed: it holds the room's secrets).
CREATE TABLE consult_lease (
    consult_id CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    owner      VARCHAR(64) CHARACTER SET ascii NOT NULL,
    fence      BIGINT      NOT NULL,
    expires_at BIGINT      NOT NULL,
    server     VARCHAR(40) CHARACTER SET ascii NULL,
    room       LONGBLOB    NULL,
    seats      INT         NOT NULL,
    KEY ix_consult_lease_server (server, expires_at)
) ENGINE=InnoDB;

-- When each person was in the room; the report's attended minutes come from here.
CREATE TABLE consult_presence (
    id         CHAR(26) CHARACTER SET ascii NOT NULL PRIMARY KEY,
    consult_id CHAR(26) CHARACTER SET ascii NOT NULL,
    seat_id    CHAR(26) CHARACTER SET ascii NOT NULL,
    entered_at BIGINT   NOT NULL,
    seen_at    BIGINT   NOT NULL,
    left_at    BIGINT   NULL,
    KEY ix_consult_presence (consult_id, seat_id, entered_at)
) ENGINE=InnoDB;

-- From when to when recording was on, and who stopped it.
CREATE TABLE consult_recording (
    id          CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    consult_id  CHAR(26)    CHARACTER SET ascii NOT NULL,
    server      VARCHAR(40) CHARACTER SET ascii NOT NULL,
    started_at  BIGINT      NOT NULL,
    stopped_at  BIGINT      NULL,
    stopped_by  CHAR(26)    CHARACTER SET ascii NULL,
    KEY ix_consult_recording (consult_id, started_at)
) ENGINE=InnoDB;

-- One recorded line (sound or picture of one seat), encrypted in the file store; or a gap, where one was expected.
CREATE TABLE consult_recording_file (
    id         CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    consult_id CHAR(26)    CHARACTER SET ascii NOT NULL,
    seat_id    CHAR(26)    CHARACTER SET ascii NOT NULL,
    kind       VARCHAR(8)  CHARACTER SET ascii NOT NULL,
    name       VARCHAR(160) CHARACTER SET ascii NOT NULL,
    pieces     INT         NOT NULL,
    bytes      BIGINT      NOT NULL,
    gap        VARCHAR(24) CHARACTER SET ascii NULL,
    UNIQUE KEY ux_consult_recording_file (consult_id, name)
) ENGINE=InnoDB;

-- The doctor's notes, every saved version of them, sealed.
CREATE TABLE consult_note (
    consult_id CHAR(26) CHARACTER SET ascii NOT NULL,
    version    INT      NOT NULL,
    note       LONGBLOB NOT NULL,
    person_id  VARCHAR(64) CHARACTER SET ascii NOT NULL,
    saved_at   BIGINT   NOT NULL,
    PRIMARY KEY (consult_id, version)
) ENGINE=InnoDB;
