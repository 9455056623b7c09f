package io.huizhen.audit;

import java.util.List;

/**
 * A page of the trail, newest first.
 *
 * @param next the cursor of the next page, or null on the last
 */
public record AuditPage(List<AuditEvent> events, String next) {}
