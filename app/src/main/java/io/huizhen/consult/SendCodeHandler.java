package io.huizhen.consult;

import io.huizhen.cases.CaseBook;
import io.huizhen.directory.Patients;
import io.huizhen.notification.Sms;
import io.huizhen.notification.Texts;
import io.huizhen.outbox.OutboxEntry;
import io.huizhen.outbox.OutboxHandler;
import io.huizhen.platform.Ids;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Sends the six digits to the phone that we know, never to one that is given. The newest code alone is good. */
@Component
class SendCodeHandler implements OutboxHandler<SendCodeHandler.Entry> {

    static final String KIND = "consult-code";

    record Entry(String caseId, String seatId) implements OutboxEntry {}

    private final SeatCodes codes;
    private final CaseBook cases;
    private final Patients patients;
    private final Sms sms;
    private final Texts texts;

    SendCodeHandler(SeatCodes codes, CaseBook cases, Patients patients, Sms sms, Texts texts) {
        this.codes = codes;
        this.cases = cases;
        this.patients = patients;
        this.sms = sms;
        this.texts = texts;
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
    public Duration longest() {
        return Sms.LONGEST;
    }

    /** A code that comes late helps nobody. */
    @Override
    public int tries() {
        return 4;
    }

    @Override
    public void handle(String key, Entry entry) {
        String phone = patients.facts(cases.get(entry.caseId()).patientId()).phone();
        String code = codes.issue(entry.seatId());
        sms.send(phone, texts.of("consult-code.sms", code, SeatCodes.LIFE.toMinutes()), key + ":" + Ids.next());
    }
}
