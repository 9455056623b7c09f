package io.huizhen.ops;

import io.huizhen.access.Role;
import java.time.Duration;

/**
 * What a kind of alert asks for; a row of {@code alert_rule}.
 *
 * @param firstRole whose it is first
 * @param urgency 1 people in a call notice it, 2 they soon will, 3 it can wait
 * @param after how long the trouble must last before it is an alert
 * @param calm how long it must be calm before the alert is over
 * @param acknowledge how long an owner has before the alert goes to the next
 * @param momentary whether it has no end of its own and is over once acknowledged
 */
record AlertRule(
        AlertKind kind,
        Role firstRole,
        int urgency,
        Duration after,
        Duration calm,
        Duration acknowledge,
        boolean momentary) {}
