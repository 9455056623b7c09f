-- That something changed which open pages of other nodes show: a topic, no content. A hint, kept for minutes.
CREATE TABLE node_event (
    id    BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at    BIGINT       NOT NULL,
    node  CHAR(26)     CHARACTER SET ascii NOT NULL,
    topic VARCHAR(100) CHARACTER SET ascii NOT NULL,
    KEY ix_node_event_at (at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
