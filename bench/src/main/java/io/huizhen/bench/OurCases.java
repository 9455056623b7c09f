package io.huizhen.bench;

import io.huizhen.access.Action;
import io.huizhen.access.Guard;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.bench.EngineEvents.Event;
import io.huizhen.bench.EngineEvents.Kind;
import io.huizhen.cases.CaseKind;
import io.huizhen.cases.Urgency;
import io.huizhen.consult.Attendance;
import io.huizhen.consult.Consult;
import io.huizhen.consult.ConsultNote;
import io.huizhen.consult.ConsultNotes;
import io.huizhen.consult.Consults;
import io.huizhen.directory.Agreement;
import io.huizhen.directory.Directory;
import io.huizhen.directory.PatientFacts;
import io.huizhen.directory.Sex;
import io.huizhen.documents.Document;
import io.huizhen.platform.Ids;
import io.huizhen.referral.Consent;
import io.huizhen.referral.ConsentKind;
import io.huizhen.referral.Consents;
import io.huizhen.referral.NewReferral;
import io.huizhen.referral.PriorDiagnosis;
import io.huizhen.referral.ReferralFacts;
import io.huizhen.referral.Referrals;
import io.huizhen.report.ReportDesk;
import io.huizhen.report.ReportSigning;
import io.huizhen.scheduling.Slots;
import io.huizhen.signing.StepUps;
import io.huizhen.triage.Routing;
import io.huizhen.workflows.ConsultProcess;
import io.huizhen.workflows.ReferralProcess;
import io.huizhen.workflows.ReportProcess;
import io.huizhen.workflows.TriageProcess;
import io.huizhen.worklist.WorkFilter;
import io.huizhen.worklist.Worklist;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The demo's people doing their work through the rooms, each act as the page behind it does: look at the first page of
 * the worklist, pass the guard, do it, in the same transactions.
 */
final class OurCases implements Load.Side {

    private static final String PERSON = "d0000000-0000-4000-8000-0000000000";
    private static final Viewer CLINICIAN = staff("02", Role.CLINICIAN, "yunling", "yl-general");
    private static final Viewer COORDINATOR = staff("03", Role.COORDINATOR, "jiangcheng");
    private static final Viewer DOCTOR = staff("04", Role.DOCTOR, "jiangcheng", "jc-cardiology");
    private static final char[] PIN = "246810".toCharArray();
    private static final int PAGE = 20;

    private final RunningApp app;
    private final EngineEvents events;
    private final TransactionTemplate transaction;
    private final Guard guard;
    private final AtomicInteger number = new AtomicInteger();
    private final Instant firstSlot = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));

    OurCases(RunningApp app, EngineEvents events) {
        this.app = app;
        this.events = events;
        this.transaction = app.get(TransactionTemplate.class);
        this.guard = app.get(Guard.class);
    }

    private static Viewer staff(String number, Role role, String hospital, String... departments) {
        return new Viewer(PERSON + number, role.key(), Set.of(role), hospital, Set.of(departments), null);
    }

    @Override
    public BlockingQueue<Event> events() {
        return events.queue;
    }

    @Override
    public Statements.Sent sent() {
        return Statements.to(app.schema());
    }

    @Override
    public void begin() throws Exception {
        as(CLINICIAN, () -> app.get(Referrals.class).submit(referral(number.incrementAndGet()), CLINICIAN));
    }

    @Override
    public void act(Event event) throws Exception {
        if (event.kind() == Kind.MESSAGE) {
            // The outbox answers.
            return;
        }
        String caseId = event.caseId();
        switch (event.what()) {
            case TriageProcess.USER_TASK_ROUTE ->
                fromList(
                        COORDINATOR,
                        () -> inside(
                                caseId,
                                Action.ROUTE,
                                () -> app.get(Routing.class).route(caseId, DOCTOR.personId(), COORDINATOR)));
            case TriageProcess.USER_TASK_ACCEPT ->
                fromList(
                        DOCTOR,
                        () -> inside(
                                caseId,
                                Action.ANSWER,
                                () -> app.get(Routing.class).accept(caseId, DOCTOR)));
            case ReferralProcess.USER_TASK_BOOK ->
                fromList(
                        COORDINATOR,
                        () -> inside(
                                caseId,
                                Action.BOOK,
                                () -> app.get(Slots.class)
                                        .book(caseId, nextSlot(), Duration.ofMinutes(15), false, COORDINATOR)));
            case ConsultProcess.USER_TASK_CONSULT -> fromList(DOCTOR, () -> consult(caseId));
            case ReportProcess.USER_TASK_SIGN -> fromList(DOCTOR, () -> sign(caseId));
            case ReportProcess.USER_TASK_ADOPT -> fromList(CLINICIAN, () -> adopt(caseId));
            default -> throw new IllegalStateException("nobody does " + event.what());
        }
    }

    private void consult(String caseId) {
        Consults consults = app.get(Consults.class);
        inside(caseId, Action.WRITE_NOTES, () -> {
            Consult consult = consults.latest(caseId).orElseThrow();
            consults.open(consult.id(), DOCTOR);
            Attendance attendance = app.get(Attendance.class);
            consults.seatsOf(consult.id())
                    .forEach(seat -> attendance.left(attendance.entered(consult.id(), seat.id()), Instant.now()));
            app.get(ConsultNotes.class)
                    .save(consult, new ConsultNote("血压 142/84 mmHg。", "考虑稳定型心绞痛可能性大。", "一周内行冠脉 CTA。"), 0, DOCTOR);
        });
        consults.finish(caseId, DOCTOR);
    }

    private void sign(String caseId) {
        ReportDesk desk = app.get(ReportDesk.class);
        desk.write(caseId, "考虑稳定型心绞痛可能性大，无急性心力衰竭表现。", "一周内到心内科门诊行冠脉 CTA。", "ENOUGH", "", Locale.SIMPLIFIED_CHINESE);
        Document frozen = desk.freeze(caseId);
        app.get(ReportSigning.class).sign(caseId, stepUp(DOCTOR, ReportSigning.SIGN, frozen), PIN);
    }

    private void adopt(String caseId) {
        Document toAdopt = app.get(ReportDesk.class).toAdopt(caseId);
        app.get(ReportSigning.class).adopt(caseId, stepUp(CLINICIAN, ReportSigning.ADOPT, toAdopt), PIN);
    }

    /** As the identity provider's answer would have confirmed it. */
    private String stepUp(Viewer signer, String act, Document document) {
        StepUps stepUps = app.get(StepUps.class);
        StepUps.Begun begun = stepUps.begin(signer.personId(), act, document.digest(), "/");
        String id =
                stepUps.pending(begun.state(), signer.personId()).orElseThrow().id();
        stepUps.confirm(id);
        return id;
    }

    private void fromList(Viewer viewer, Runnable act) throws Exception {
        as(viewer, () -> {
            app.get(Worklist.class).page(viewer, WorkFilter.ALL, null, PAGE);
            act.run();
            return null;
        });
    }

    private void inside(String caseId, Action action, Runnable act) {
        transaction.executeWithoutResult(done -> {
            guard.enter(caseId, action);
            act.run();
        });
    }

    private static <T> T as(Viewer viewer, Callable<T> act) throws Exception {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(viewer, "", List.of()));
        try {
            return act.call();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private Instant nextSlot() {
        return firstSlot.plus(Duration.ofMinutes(15L * number.incrementAndGet()));
    }

    private NewReferral referral(int one) {
        Agreement agreement = app.get(Directory.class).agreementsOf("yunling").getFirst();
        Consents consents = app.get(Consents.class);
        return new NewReferral(
                Ids.next(),
                new PatientFacts(
                        "测量" + one, "M" + Ids.next(), LocalDate.of(1954, 3, 15), Sex.FEMALE, "13900000000", null, null),
                agreement,
                CaseKind.CONSULT,
                new ReferralFacts(
                        "反复胸闷三月，活动后明显，休息可缓解。",
                        "明确是否需要介入治疗，调整用药。",
                        "高血压十年，规律服药。近三月活动后胸闷。",
                        false,
                        false,
                        new PriorDiagnosis("冠状动脉粥样硬化性心脏病", LocalDate.of(2026, 8, 1), "云岭县人民医院", true),
                        "jc-cardiology",
                        null,
                        null,
                        List.of(),
                        Urgency.ROUTINE,
                        false,
                        false),
                List.of(ConsentKind.values()).stream()
                        .map(kind -> new NewReferral.Answer(
                                consents.current(kind), true, Consent.GivenBy.PATIENT, Consent.How.SIGNED_PAPER))
                        .toList());
    }
}
