package io.huizhen.triage;

import io.huizhen.access.Grants;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.Urgency;
import io.huizhen.directory.Directory;
import io.huizhen.directory.Patients;
import io.huizhen.directory.Practitioner;
import io.huizhen.models.Decided;
import io.huizhen.models.DecisionService;
import io.huizhen.policy.Rules;
import io.huizhen.referral.ReferralFacts;
import io.huizhen.referral.Referrals;
import io.huizhen.workflows.Decisions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the decision tables say about a case, with facts from the vault; each answer moves the case or is noted on its
 * timeline. Called by the process, in its transaction.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class TriageRules {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String NOT_YET_KNOWN = "NOT_YET_KNOWN";

    /** How urgent a case is and how long each of its steps may take. */
    public record Decision(
            Urgency urgency, Duration route, Duration accept, Duration book, Duration sign, Duration adopt) {}

    private final DecisionService decisions;
    private final Referrals referrals;
    private final Patients patients;
    private final Directory directory;
    private final Rules rules;
    private final CaseBook book;
    private final Grants grants;
    private final Clock clock;

    TriageRules(
            DecisionService decisions,
            Referrals referrals,
            Patients patients,
            Directory directory,
            Rules rules,
            CaseBook book,
            Grants grants,
            Clock clock) {
        this.decisions = decisions;
        this.referrals = referrals;
        this.patients = patients;
        this.directory = directory;
        this.rules = rules;
        this.book = book;
        this.grants = grants;
        this.clock = clock;
    }

    /** Decides the urgency and its time limits, and opens the case to routing. */
    public Decision decideUrgency(String caseId) {
        ReferralFacts facts = referrals.facts(caseId);
        Map<String, Object> asked = new HashMap<>();
        asked.put("redFlag", !facts.redFlags().isEmpty());
        asked.put("declaredUrgency", facts.declaredUrgency());
        asked.put("worsening", facts.worsening());
        asked.put("age", age(book.get(caseId)));
        Urgency urgency = Urgency.valueOf(
                decisions.decide(caseId, Decisions.URGENCY, asked).text("urgency"));
        Decided limits = decisions.decide(caseId, Decisions.TIME_LIMITS, Map.of("urgency", urgency));
        book.move(caseId, record -> record.triaged(urgency), key("triaged-", urgency.name()), null, Viewer.SYSTEM);
        return new Decision(
                urgency,
                Duration.parse(limits.text("routeWithin")),
                Duration.parse(limits.text("acceptWithin")),
                Duration.parse(limits.text("bookWithin")),
                Duration.parse(limits.text("signWithin")),
                Duration.parse(limits.text("adoptWithin")));
    }

    /** Whether the case may be seen online at all, before a doctor is known. A refusal is noted with its reason. */
    public boolean mayBeSeenOnline(String caseId) {
        ReferralFacts facts = referrals.facts(caseId);
        Decided gate = firstVisit(book.get(caseId), facts, facts.wantedDepartment(), NOT_YET_KNOWN, NOT_YET_KNOWN);
        boolean allowed = allows(gate);
        if (!allowed) {
            book.note(caseId, key("not-online-", gate.text("reason")), null, Viewer.SYSTEM);
        }
        return allowed;
    }

    /**
     * The same for the doctor who was chosen. Allowed, the doctor is let into the case; refused, the case goes back to
     * routing with the reason.
     */
    public boolean permitsRoute(String caseId) {
        Case record = book.get(caseId);
        Practitioner doctor = directory.practitioner(record.doctorId()).orElseThrow();
        Decided gate = firstVisit(
                record,
                referrals.facts(caseId),
                record.departmentId(),
                yes(record.departmentId().equals(doctor.departmentId())),
                yes(rules.onPilotList(doctor.id(), record.departmentId())));
        boolean allowed = allows(gate);
        if (allowed) {
            grants.toPerson(caseId, Role.DOCTOR, doctor.id());
        } else {
            book.move(caseId, Case::declined, key("route-refused-", gate.text("reason")), null, Viewer.SYSTEM);
        }
        return allowed;
    }

    private Decided firstVisit(
            Case record, ReferralFacts facts, String department, String ofSpecialty, String whitelisted) {
        Map<String, Object> asked = new HashMap<>();
        asked.put("kind", record.kind());
        asked.put("age", age(record));
        asked.put("guardianPresent", facts.guardianPresent());
        asked.put("doctorOfSpecialty", ofSpecialty);
        asked.put("firstVisit", facts.firstVisit());
        asked.put("conditionChanged", facts.conditionChanged());
        asked.put("clearDiagnosis", facts.clearDiagnosis());
        asked.put("department", department);
        asked.put("doctorWhitelisted", whitelisted);
        asked.put("today", today());
        return decisions.decide(record.id(), Decisions.FIRST_VISIT, asked);
    }

    private int age(Case record) {
        return patients.facts(record.patientId()).ageOn(today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CHINA);
    }

    private static boolean allows(Decided gate) {
        return gate.text("online").equals("ALLOWED");
    }

    private static String yes(boolean fact) {
        return fact ? "YES" : "NO";
    }

    private static String key(String prefix, String answer) {
        return prefix + answer.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
