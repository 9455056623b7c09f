-- Media servers that take no new rooms. A row is the operator's word; every node reads it.
CREATE TABLE media_drain (
    server     VARCHAR(40) CHARACTER SET ascii NOT NULL PRIMARY KEY,
    moves      BOOLEAN     NOT NULL,
    since      BIGINT      NOT NULL
) ENGINE=InnoDB;

-- The nodes that run now, and where the others reach them. A node that dies is forgotten by its heartbeat.
CREATE TABLE app_node (
    node       CHAR(26)     CHARACTER SET ascii NOT NULL PRIMARY KEY,
    address    VARCHAR(200) CHARACTER SET ascii NOT NULL,
    beat_at    BIGINT       NOT NULL
) ENGINE=InnoDB;
