-- One data key a scope and version, wrapped by the key-encryption key (see docs/adr/0004-sealed-data.md).
CREATE TABLE data_key (
    scope_kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    scope_id   VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version    INT NOT NULL,
    wrapped    VARBINARY(2048) NOT NULL,
    kek_id     VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (scope_kind, scope_id, version),
    KEY data_key_kek (kek_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
