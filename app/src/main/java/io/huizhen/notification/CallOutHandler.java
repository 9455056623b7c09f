package io.huizhen.notification;

import io.huizhen.directory.Directory;
import io.huizhen.outbox.OutboxEntry;
import org.springframework.stereotype.Component;

/** Calls a member of staff to the wall by SMS. The message says that an alert waits, and nothing about it. */
@Component
class CallOutHandler extends SmsHandler<CallOutHandler.Entry> {

    static final String KIND = "call-out";

    /** @param caseId null for an alert of no case */
    record Entry(String caseId, String personId) implements OutboxEntry {}

    private final Directory directory;
    private final Texts texts;
    private final Sms sms;

    CallOutHandler(Directory directory, Texts texts, Sms sms) {
        super(KIND, Entry.class);
        this.directory = directory;
        this.texts = texts;
        this.sms = sms;
    }

    @Override
    public void handle(String key, Entry entry) {
        directory
                .practitioner(entry.personId())
                .filter(person -> person.phone() != null)
                .ifPresent(person -> sms.send(person.phone(), texts.of("call-out.sms", texts.link("/wall")), key));
    }
}
