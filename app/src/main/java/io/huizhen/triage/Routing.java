package io.huizhen.triage;

import io.huizhen.access.Grants;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.WrongStateException;
import io.huizhen.directory.Department;
import io.huizhen.directory.Directory;
import io.huizhen.directory.Practitioner;
import io.huizhen.models.CaseProcesses;
import io.huizhen.policy.Rules;
import io.huizhen.referral.CaseEnds;
import io.huizhen.referral.HandOverForm;
import io.huizhen.referral.HandOvers;
import io.huizhen.triage.RouteRefusedException.Why;
import io.huizhen.workflows.Acceptance;
import io.huizhen.workflows.TriageOutcome;
import io.huizhen.workflows.TriageProcess;
import io.huizhen.workflows.TriageVariables;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The coordinator's and the doctor's answers in triage. Each moves the case and completes its task of the process in the
 * caller's transaction; the caller has passed the guard. Whoever comes second gets a {@link WrongStateException}.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY, noRollbackFor = RouteRefusedException.class)
public class Routing {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final CaseBook book;
    private final CaseProcesses processes;
    private final Directory directory;
    private final Rules rules;
    private final Grants grants;
    private final HandOvers handOvers;
    private final CaseEnds ends;
    private final Clock clock;

    Routing(
            CaseBook book,
            CaseProcesses processes,
            Directory directory,
            Rules rules,
            Grants grants,
            HandOvers handOvers,
            CaseEnds ends,
            Clock clock) {
        this.book = book;
        this.processes = processes;
        this.directory = directory;
        this.rules = rules;
        this.grants = grants;
        this.handOvers = handOvers;
        this.ends = ends;
        this.clock = clock;
    }

    /** False when the first-visit gate left only a physical institution to be named. */
    public boolean mayBeRouted(String caseId) {
        return processes.standsAt(caseId, TriageProcess.USER_TASK_ROUTE);
    }

    /** The doctors who may be asked: in service, of a pilot department of the invited hospital, long enough in practice. */
    public List<Practitioner> candidates(Case record) {
        return directory.departments(record.invitedHospital()).stream()
                .filter(Department::pilot)
                .flatMap(department -> directory.doctors(department.id()).stream())
                .filter(this::longEnoughInPractice)
                .toList();
    }

    /**
     * Routes to a doctor and the doctor's department. The tables are asked again by the process before the doctor is.
     *
     * @throws RouteRefusedException when this doctor may not be asked
     */
    public void route(String caseId, String doctorId, Viewer coordinator) {
        Practitioner doctor = eligible(book.get(caseId), doctorId);
        book.move(caseId, record -> record.routed(doctor.departmentId(), doctor.id()), "routed", null, coordinator);
        complete(
                caseId,
                TriageProcess.USER_TASK_ROUTE,
                TriageVariables.collect()
                        .triageOutcome(TriageOutcome.ROUTED)
                        .department(doctor.departmentId())
                        .doctorId(doctor.id()));
    }

    /** Sends the referral back to the clinician, with what is missing or why. */
    public void reject(String caseId, String comment, Viewer coordinator) {
        ends.reject(caseId, comment, coordinator);
        complete(
                caseId, TriageProcess.USER_TASK_ROUTE, TriageVariables.collect().triageOutcome(TriageOutcome.REJECTED));
    }

    /** Names the physical institution to go to. */
    public void handOver(String caseId, HandOverForm form, Viewer coordinator) {
        String task = mayBeRouted(caseId) ? TriageProcess.USER_TASK_ROUTE : TriageProcess.USER_TASK_NAME_INSTITUTION;
        handOvers.decide(caseId, form, coordinator);
        complete(caseId, task, TriageVariables.collect().triageOutcome(TriageOutcome.HANDED_OVER));
    }

    /** The doctor says yes. */
    public void accept(String caseId, Viewer doctor) {
        book.move(
                caseId,
                record -> {
                    requireAsked(record, doctor);
                    record.accepted();
                },
                "accepted",
                null,
                doctor);
        complete(
                caseId,
                TriageProcess.USER_TASK_ACCEPT,
                TriageVariables.collect().acceptance(Acceptance.ACCEPTED));
    }

    /** The doctor says no, and is out of the case; the coordinator sees the reason. */
    public void decline(String caseId, Declined reason, String comment, Viewer doctor) {
        String key = "declined-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        book.move(
                caseId,
                record -> {
                    requireAsked(record, doctor);
                    record.declined();
                },
                key,
                comment,
                doctor);
        grants.revoke(caseId, Role.DOCTOR, doctor.personId());
        complete(
                caseId,
                TriageProcess.USER_TASK_ACCEPT,
                TriageVariables.collect().acceptance(Acceptance.DECLINED));
    }

    /** A doctor with a grant from another day must not answer for the one who is asked now. */
    private static void requireAsked(Case record, Viewer doctor) {
        if (!doctor.personId().equals(record.doctorId())) {
            throw new WrongStateException(record.id(), record.state(), "answer");
        }
    }

    private Practitioner eligible(Case record, String doctorId) {
        Practitioner doctor = directory
                .practitioner(doctorId)
                .filter(person -> person.active() && person.licenseNo() != null && person.departmentId() != null)
                .orElseThrow(() -> new RouteRefusedException(Why.NOT_A_DOCTOR));
        if (!doctor.hospitalId().equals(record.invitedHospital())) {
            throw new RouteRefusedException(Why.OTHER_HOSPITAL);
        }
        if (!directory.department(doctor.departmentId()).pilot()) {
            throw new RouteRefusedException(Why.NOT_IN_PILOT);
        }
        if (!longEnoughInPractice(doctor)) {
            throw new RouteRefusedException(Why.TOO_SHORT_IN_PRACTICE);
        }
        return doctor;
    }

    private boolean longEnoughInPractice(Practitioner doctor) {
        int years = rules.number(Rules.YEARS_OF_PRACTICE, doctor.departmentId());
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        return doctor.practisingSince() != null
                && !doctor.practisingSince().plusYears(years).isAfter(today);
    }

    private void complete(String caseId, String task, TriageVariables variables) {
        if (!processes.complete(caseId, task, variables.toMap())) {
            throw new WrongStateException(caseId, book.get(caseId).state(), task);
        }
    }
}
