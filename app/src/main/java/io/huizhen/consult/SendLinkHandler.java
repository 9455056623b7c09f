package io.huizhen.consult;

import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.notification.PatientPhone;
import io.huizhen.notification.SmsHandler;
import io.huizhen.notification.Texts;
import io.huizhen.outbox.OutboxEntry;
import io.huizhen.platform.Ids;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Sends the patient the link to the seat. The secret is made here, its hash is stored, and the message is the only place
 * that has it: tried again, another one is made, and both lead to the seat. With it go the digits by which the patient is
 * known on the telephone; they are the same each time.
 */
@Component
class SendLinkHandler extends SmsHandler<SendLinkHandler.Entry> {

    static final String KIND = "consult-link";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    record Entry(String caseId) implements OutboxEntry {}

    private final SeatLinks links;
    private final Consults consults;
    private final CaseBook cases;
    private final PatientPhone phone;
    private final IdentityDigits digits;
    private final Texts texts;

    SendLinkHandler(
            SeatLinks links,
            Consults consults,
            CaseBook cases,
            PatientPhone phone,
            IdentityDigits digits,
            Texts texts) {
        super(KIND, Entry.class);
        this.links = links;
        this.consults = consults;
        this.cases = cases;
        this.phone = phone;
        this.digits = digits;
        this.texts = texts;
    }

    @Override
    public void handle(String key, Entry entry) {
        Optional<String> secret = links.newSecret(entry.caseId());
        if (secret.isEmpty()) {
            // The seat was cancelled meanwhile: nobody is to be invited.
            return;
        }
        Case record = cases.get(entry.caseId());
        Consult consult = consults.latest(entry.caseId()).orElseThrow();
        String link = texts.link(SeatLinks.path(secret.get()));
        String text = consult.state().isOpen()
                ? texts.of(
                        consult.byPhone() ? "consult-link.byPhone.sms" : "consult-link.sms",
                        record.number(),
                        TIME.format(consult.startsAt()),
                        link,
                        digits.of(consult.id()))
                : texts.of("read-link.sms", record.number(), link);
        phone.text(entry.caseId(), text, key + ":" + Ids.next());
    }
}
