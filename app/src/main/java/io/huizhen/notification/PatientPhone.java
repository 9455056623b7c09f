package io.huizhen.notification;

import io.huizhen.cases.CaseBook;
import io.huizhen.directory.Patients;
import org.springframework.stereotype.Component;

/** Texts the patient of a case: at the phone that the clinic noted, never at one that somebody gives. */
@Component
public class PatientPhone {

    private final CaseBook cases;
    private final Patients patients;
    private final Sms sms;

    PatientPhone(CaseBook cases, Patients patients, Sms sms) {
        this.cases = cases;
        this.patients = patients;
        this.sms = sms;
    }

    /**
     * Sends once for each key, however often called. Call from outbox handlers.
     *
     * @param text without health data
     * @throws GatewayException when the gateway did not take it
     */
    public void text(String caseId, String text, String key) {
        sms.send(patients.facts(cases.get(caseId).patientId()).phone(), text, key);
    }
}
