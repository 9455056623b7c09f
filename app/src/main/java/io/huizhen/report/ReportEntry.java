package io.huizhen.report;

import io.huizhen.outbox.OutboxEntry;

/** A report that waits for a stamp or for being handed out. */
record ReportEntry(String caseId, String reportId) implements OutboxEntry {}
