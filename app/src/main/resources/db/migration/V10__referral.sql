-- What a patient is told before consenting. A text is never changed: a new version is a new row.
CREATE TABLE consent_text (
    kind           VARCHAR(16)  CHARACTER SET ascii NOT NULL,
    version        VARCHAR(20)  CHARACTER SET ascii NOT NULL,
    effective_from DATE         NOT NULL,
    effective_to   DATE         NULL,
    text_zh        TEXT         NOT NULL,
    text_en        TEXT         NOT NULL,
    PRIMARY KEY (kind, version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO consent_text (kind, version, effective_from, effective_to, text_zh, text_en) VALUES
('CONSULT', '2026-01', '2026-01-01', NULL,
 '我了解:我的医生将把我的病情和所附资料发给受邀医院,由其专家通过视频会诊提出意见。会诊意见供我的医生参考,由邀请方医院对诊疗负责;远程诊断由受邀医院对其报告负责。网络不适合我的情况时,会诊会停止,并告诉我去哪家医院就诊。我的健康信息只用于这次会诊,加密保存,我可以查看和复制病历,也可以知道谁看过。我可以随时撤回同意,撤回前已经完成的诊疗不受影响。',
 'I understand: my doctor sends my condition and the attached records to the invited hospital, whose expert gives an opinion in a video consult. For a consult the inviting hospital answers for my care; for a remote diagnosis the invited hospital answers for its report. When my case is not suitable online, the consult stops and I am told which hospital to visit. My health data are used for this consult only and kept encrypted; I may read and copy the record and see who looked at it. I may withdraw my consent at any time; care already given is not affected.'),
('RECORDING', '2026-01', '2026-01-01', NULL,
 '我同意把会诊过程录音录像。录像加密保存至少三年,只在医疗、质量检查或处理纠纷时由有权限的人查看。会诊中随时可以要求停止录制。不同意录制,不影响会诊。',
 'I agree that the consult is recorded in sound and picture. The recording is kept encrypted for at least three years and seen only by authorised people, for care, quality review or a dispute. I may ask to stop it at any moment of the consult. Refusing does not affect the consult.');

-- The clinical part of a referral lies sealed in `facts`. The token of the form makes a double click one case.
CREATE TABLE referral (
    case_id      CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    form_token   CHAR(26)    CHARACTER SET ascii NOT NULL,
    person_id    CHAR(36)    CHARACTER SET ascii NOT NULL,
    facts        LONGBLOB    NOT NULL,
    submitted_at BIGINT      NOT NULL,
    UNIQUE KEY ux_referral_form_token (form_token)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Who agreed to which text, how, and who noted it. Refusing to be recorded is an answer too.
CREATE TABLE consent (
    case_id      CHAR(26)    CHARACTER SET ascii NOT NULL,
    kind         VARCHAR(16) CHARACTER SET ascii NOT NULL,
    text_version VARCHAR(20) CHARACTER SET ascii NOT NULL,
    text_hash    CHAR(64)    CHARACTER SET ascii NOT NULL,
    given        BOOLEAN     NOT NULL,
    given_by     VARCHAR(16) CHARACTER SET ascii NOT NULL,
    how          VARCHAR(16) CHARACTER SET ascii NOT NULL,
    noted_by     CHAR(36)    CHARACTER SET ascii NOT NULL,
    noted_at     BIGINT      NOT NULL,
    PRIMARY KEY (case_id, kind)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What a clinician has typed so far, sealed under the clinician's own key; gone once it is sent.
CREATE TABLE referral_draft (
    token     CHAR(26) CHARACTER SET ascii NOT NULL PRIMARY KEY,
    person_id CHAR(36) CHARACTER SET ascii NOT NULL,
    form      LONGBLOB NOT NULL,
    saved_at  BIGINT   NOT NULL,
    KEY ix_referral_draft_person (person_id, saved_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Files of a draft: they survive a refused form. `name` is sealed: people name files after patients.
CREATE TABLE referral_file (
    id        CHAR(26)    CHARACTER SET ascii NOT NULL PRIMARY KEY,
    token     CHAR(26)    CHARACTER SET ascii NOT NULL,
    person_id CHAR(36)    CHARACTER SET ascii NOT NULL,
    purpose   VARCHAR(16) CHARACTER SET ascii NOT NULL,
    name      LONGBLOB    NOT NULL,
    content   LONGBLOB    NOT NULL,
    size      INT         NOT NULL,
    staged_at BIGINT      NOT NULL,
    KEY ix_referral_file_token (token)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- To which physical institution a patient was sent, and why. `advice` is sealed: reason in words, what to bring.
CREATE TABLE hand_over (
    case_id     CHAR(26)     CHARACTER SET ascii NOT NULL PRIMARY KEY,
    reason      VARCHAR(32)  CHARACTER SET ascii NOT NULL,
    institution VARCHAR(120) NOT NULL,
    address     VARCHAR(200) NOT NULL,
    phone       VARCHAR(40)  NOT NULL,
    by_when     BIGINT       NOT NULL,
    advice      LONGBLOB     NOT NULL,
    person_id   CHAR(36)     CHARACTER SET ascii NOT NULL,
    role        VARCHAR(20)  CHARACTER SET ascii NOT NULL,
    decided_at  BIGINT       NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- A booked time. Freed slots stay, so that the calendar can be read back.
CREATE TABLE slot (
    id        CHAR(26) CHARACTER SET ascii NOT NULL PRIMARY KEY,
    case_id   CHAR(26) CHARACTER SET ascii NOT NULL,
    doctor_id CHAR(36) CHARACTER SET ascii NOT NULL,
    starts_at BIGINT   NOT NULL,
    ends_at   BIGINT   NOT NULL,
    booked_by CHAR(36) CHARACTER SET ascii NOT NULL,
    booked_at BIGINT   NOT NULL,
    freed_at  BIGINT   NULL,
    KEY ix_slot_case (case_id, id),
    KEY ix_slot_doctor (doctor_id, starts_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- The five-minute steps that a slot fills in a doctor's calendar: its key refuses two consults at once.
CREATE TABLE slot_step (
    doctor_id CHAR(36) CHARACTER SET ascii NOT NULL,
    step      BIGINT   NOT NULL,
    slot_id   CHAR(26) CHARACTER SET ascii NOT NULL,
    PRIMARY KEY (doctor_id, step),
    KEY ix_slot_step_slot (slot_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO policy_rule (name, department_id, effective_from, effective_to, number, source) VALUES
    ('grant-days-after-end', '', '2026-01-01', NULL, 30, 'House rule: how long the invited side may still read an ended case'),
    ('consult-grace-minutes', '', '2026-01-01', NULL, 30, 'House rule: how long after its slot a consult may still be entered');

-- Doctors named in a pilot that relaxes the first-visit limit (regulations, row 2).
CREATE TABLE pilot_doctor (
    doctor_id      CHAR(36)    CHARACTER SET ascii NOT NULL,
    department_id  VARCHAR(40) CHARACTER SET ascii NOT NULL,
    effective_from DATE        NOT NULL,
    effective_to   DATE        NULL,
    PRIMARY KEY (doctor_id, department_id, effective_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
