package io.huizhen.notification;

import io.huizhen.outbox.OutboxEntry;
import io.huizhen.outbox.OutboxHandler;
import java.time.Duration;

/**
 * An outbox handler whose one act outside is an SMS.
 *
 * @param <T> the entry's record
 */
public abstract class SmsHandler<T extends OutboxEntry> implements OutboxHandler<T> {

    private final String kind;
    private final Class<T> type;

    protected SmsHandler(String kind, Class<T> type) {
        this.kind = kind;
        this.type = type;
    }

    @Override
    public final String kind() {
        return kind;
    }

    @Override
    public final Class<T> type() {
        return type;
    }

    @Override
    public final Duration longest() {
        return Sms.LONGEST;
    }
}
