package io.huizhen.consult;

import io.huizhen.notification.PatientPhone;
import io.huizhen.notification.SmsHandler;
import io.huizhen.notification.Texts;
import io.huizhen.outbox.OutboxEntry;
import io.huizhen.platform.Ids;
import org.springframework.stereotype.Component;

/** Sends the six digits to the phone that we know, never to one that is given. The newest code alone is good. */
@Component
class SendCodeHandler extends SmsHandler<SendCodeHandler.Entry> {

    static final String KIND = "consult-code";

    record Entry(String caseId, String seatId) implements OutboxEntry {}

    private final SeatCodes codes;
    private final PatientPhone phone;
    private final Texts texts;

    SendCodeHandler(SeatCodes codes, PatientPhone phone, Texts texts) {
        super(KIND, Entry.class);
        this.codes = codes;
        this.phone = phone;
        this.texts = texts;
    }

    /** A code that comes late helps nobody. */
    @Override
    public int tries() {
        return 4;
    }

    @Override
    public void handle(String key, Entry entry) {
        String code = codes.issue(entry.seatId());
        String text = texts.of("consult-code.sms", code, SeatCodes.LIFE.toMinutes());
        phone.text(entry.caseId(), text, key + ":" + Ids.next());
    }
}
