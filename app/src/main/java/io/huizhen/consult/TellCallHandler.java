package io.huizhen.consult;

import io.huizhen.outbox.OutboxEntry;
import io.huizhen.outbox.OutboxHandler;
import io.huizhen.workflows.CallOutcome;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the process of a call when it was not listening yet: a telephone can be faster than a save point. Given up when
 * the call no longer counts.
 */
@Component
class TellCallHandler implements OutboxHandler<TellCallHandler.Entry> {

    static final String KIND = "consult-call-news";

    /** @param outcome a {@link CallOutcome}; null when the talk has ended */
    record Entry(String caseId, String consultId, String callId, String outcome) implements OutboxEntry {}

    private final FallbackRows rows;
    private final ConsultSteps steps;
    private final TransactionTemplate transaction;

    TellCallHandler(FallbackRows rows, ConsultSteps steps, TransactionTemplate transaction) {
        this.rows = rows;
        this.steps = steps;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Entry> type() {
        return Entry.class;
    }

    @Override
    public Duration firstPause() {
        return Duration.ofMillis(300);
    }

    @Override
    public int tries() {
        return 10;
    }

    @Override
    public void handle(String key, Entry entry) {
        CallOutcome outcome = entry.outcome() == null ? null : CallOutcome.valueOf(entry.outcome());
        transaction.executeWithoutResult(status -> {
            boolean counts = rows.open(entry.consultId())
                    .filter(open -> entry.callId().equals(open.callId()) || open.callId() == null)
                    .isPresent();
            if (counts && !steps.call(entry.caseId(), outcome)) {
                throw new IllegalStateException("the process of case " + entry.caseId() + " does not listen yet");
            }
        });
    }
}
