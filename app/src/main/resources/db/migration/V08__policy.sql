-- Rules that change by date and department are rows (regulations.md): the newest row in force wins, a department's own
-- row before the general one.
CREATE TABLE policy_rule (
    name           VARCHAR(60)  CHARACTER SET ascii NOT NULL,
    department_id  VARCHAR(40)  CHARACTER SET ascii NOT NULL DEFAULT '',
    effective_from DATE         NOT NULL,
    effective_to   DATE         NULL,
    number         INT          NOT NULL,
    source         VARCHAR(200) NOT NULL,
    PRIMARY KEY (name, department_id, effective_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO policy_rule (name, department_id, effective_from, effective_to, number, source) VALUES
    ('guardian-under-age', '', '2022-02-08', NULL, 18, '民法典 Art. 19, 20; 互联网诊疗监管细则 2022 (under six a guardian is present)'),
    ('years-of-practice', '', '2018-07-17', NULL, 3, '互联网诊疗管理办法 2018 Art. 13');
