-- Where a live consult's room was before it was lost or moved, and when it left there: for the live wall.
ALTER TABLE consult_lease
    ADD COLUMN from_server VARCHAR(40) CHARACTER SET ascii NULL,
    ADD COLUMN left_at     BIGINT NULL;

-- Why an alert is calm, and so why it was over: RECOVERED, CONSULT_OVER or TAKEN. NULL while it is not.
ALTER TABLE alert
    ADD COLUMN calm_why VARCHAR(16) CHARACTER SET ascii NULL,
    ADD KEY ix_alert_closed (closed_at, id);

-- A consult that moved has an end of its own: everybody is back.
UPDATE alert_rule SET momentary = FALSE WHERE kind = 'CONSULT_MOVED';
