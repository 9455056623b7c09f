package io.huizhen.notification;

import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.directory.Directory;
import io.huizhen.outbox.OutboxHandler;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Sends a notice by SMS or mail. */
@Component
class NoticeHandler implements OutboxHandler<NoticeEntry> {

    static final String KIND = "notice";

    private final CaseBook cases;
    private final Directory directory;
    private final PatientLinks links;
    private final Texts texts;
    private final PatientPhone phone;
    private final Mails mails;

    NoticeHandler(
            CaseBook cases, Directory directory, PatientLinks links, Texts texts, PatientPhone phone, Mails mails) {
        this.cases = cases;
        this.directory = directory;
        this.links = links;
        this.texts = texts;
        this.phone = phone;
        this.mails = mails;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<NoticeEntry> type() {
        return NoticeEntry.class;
    }

    @Override
    public void handle(String key, NoticeEntry entry) {
        Case record = cases.get(entry.caseId());
        if (entry.personId() == null) {
            toPatient(entry.kind().key(), record, key);
            return;
        }
        String link = texts.link("/cases/" + entry.caseId());
        directory
                .practitioner(entry.personId())
                .filter(person -> person.email() != null)
                .ifPresent(person -> mails.send(
                        person.email(),
                        texts.of(entry.kind().key() + ".subject", record.number()),
                        texts.of(entry.kind().key() + ".mail", record.number(), link),
                        key));
    }

    private void toPatient(String kind, Case record, String key) {
        String link = texts.link(links.toCase(record.id()).orElse("/"));
        phone.text(record.id(), texts.of(kind + ".sms", record.number(), link), key);
    }

    @Override
    public Duration longest() {
        return Mails.LONGEST;
    }
}
