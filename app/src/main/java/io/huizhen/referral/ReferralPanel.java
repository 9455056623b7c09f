package io.huizhen.referral;

import io.huizhen.access.Action;
import io.huizhen.access.Guard;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CasePanel;
import io.huizhen.directory.Bilingual;
import io.huizhen.directory.Directory;
import io.huizhen.directory.PatientFacts;
import io.huizhen.directory.Patients;
import io.huizhen.documents.Document;
import io.huizhen.documents.DocumentKind;
import io.huizhen.documents.Documents;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was asked for, as both sides and the patient see it on the case page. */
@Component
@Transactional(readOnly = true)
public class ReferralPanel implements CasePanel {

    /** A document that came with the referral. */
    public record Attached(String id, DocumentKind kind, String name, long size) {}

    /**
     * @param patient null for the patient's own page, which need not say who they are. Telephone numbers are shown to
     *     nobody here: whoever has to call is shown them where the call is made
     * @param wantedDepartment null when none was named
     * @param mayCancel whether to offer the withdrawal
     */
    public record Sheet(
            String caseId,
            String kind,
            PatientFacts patient,
            ReferralFacts facts,
            Bilingual wantedDepartment,
            List<Consent> consents,
            List<Attached> documents,
            boolean mayCancel,
            List<CaseEnds.CancelReason> cancelReasons) {}

    private final CaseBook book;
    private final Referrals referrals;
    private final Consents consents;
    private final Documents documents;
    private final Patients patients;
    private final Directory directory;
    private final Guard guard;

    ReferralPanel(
            CaseBook book,
            Referrals referrals,
            Consents consents,
            Documents documents,
            Patients patients,
            Directory directory,
            Guard guard) {
        this.book = book;
        this.referrals = referrals;
        this.consents = consents;
        this.documents = documents;
        this.patients = patients;
        this.directory = directory;
        this.guard = guard;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Optional<Part> of(String caseId, Viewer viewer) {
        Optional<ReferralFacts> found = referrals.find(caseId);
        return found.map(facts -> new Part("fragments/panel/referral", sheet(caseId, facts, viewer)));
    }

    private Sheet sheet(String caseId, ReferralFacts facts, Viewer viewer) {
        Case record = book.get(caseId);
        boolean patient = viewer.has(Role.PATIENT);
        return new Sheet(
                caseId,
                record.kind().name(),
                patient ? null : patients.facts(record.patientId()),
                facts,
                facts.wantedDepartment() == null
                        ? null
                        : directory.department(facts.wantedDepartment()).name(),
                consents.of(caseId),
                attached(caseId),
                !record.state().isEnd() && guard.allows(viewer, caseId, Action.CANCEL),
                List.of(CaseEnds.CancelReason.values()));
    }

    private List<Attached> attached(String caseId) {
        return documents.ofCase(caseId, List.of(DocumentKind.PRIOR_DIAGNOSIS, DocumentKind.ATTACHMENT)).stream()
                .map(this::attached)
                .toList();
    }

    private Attached attached(Document document) {
        return new Attached(document.id(), document.kind(), documents.fileName(document), document.size());
    }
}
