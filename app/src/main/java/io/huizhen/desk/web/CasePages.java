package io.huizhen.desk.web;

import io.huizhen.access.Action;
import io.huizhen.access.CurrentViewer;
import io.huizhen.access.Guard;
import io.huizhen.access.NotYoursException;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.audit.Audit;
import io.huizhen.audit.AuditEvent;
import io.huizhen.audit.AuditPage;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CasePanel;
import io.huizhen.cases.CaseState;
import io.huizhen.cases.Move;
import io.huizhen.desk.web.CasePage.Line;
import io.huizhen.desk.web.CasePage.PatientLine;
import io.huizhen.directory.PatientFacts;
import io.huizhen.directory.Patients;
import io.huizhen.models.Diagram;
import io.huizhen.models.Diagrams;
import io.huizhen.platform.web.WebSettings;
import io.huizhen.worklist.Worklist;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads a case for its page: guard, data and the line in the trail in one transaction. */
@Component
@Transactional
class CasePages {

    private static final int READS = 30;

    private final Guard guard;
    private final CurrentViewer current;
    private final CaseBook book;
    private final Patients patients;
    private final Worklist worklist;
    private final Diagrams diagrams;
    private final Audit audit;
    private final Names names;
    private final List<CasePanel> panels;
    private final Clock clock;

    CasePages(
            Guard guard,
            CurrentViewer current,
            CaseBook book,
            Patients patients,
            Worklist worklist,
            Diagrams diagrams,
            Audit audit,
            Names names,
            ObjectProvider<CasePanel> panels,
            Clock clock) {
        this.guard = guard;
        this.current = current;
        this.book = book;
        this.patients = patients;
        this.worklist = worklist;
        this.diagrams = diagrams;
        this.audit = audit;
        this.names = names;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(CasePanel::order))
                .toList();
        this.clock = clock;
    }

    CasePage read(String caseId, Locale locale) {
        Viewer viewer = guard.enter(caseId, Action.READ);
        Case record = book.get(caseId);
        Names.Book called = names.in(locale);
        return new CasePage(
                CaseRow.of(record, called),
                record.kind().name(),
                patient(record),
                called.person(record.clinicianId()),
                called.hospital(record.invitedHospital()),
                record.closedAt(),
                viewer.has(Role.PATIENT),
                viewer.seatId() != null && !patients.hasAccount(record.patientId()),
                steps(record, viewer, called),
                book.timeline(caseId).reversed().stream()
                        .map(move -> line(move, called))
                        .toList(),
                panels.stream()
                        .map(panel -> panel.of(caseId, viewer))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Whether the system has come to the next step, or the end. Says nothing else of the case, so it is not in the trail. */
    Pulse pulse(String caseId) {
        if (!guard.allows(current.get(), caseId, Action.READ)) {
            throw new NotYoursException(caseId);
        }
        return new Pulse(
                book.get(caseId).state().isEnd() || !worklist.openIn(caseId).isEmpty());
    }

    record Pulse(boolean settled) {}

    /** The case's processes with where it stands in each. */
    List<Diagram> diagrams(String caseId, Locale locale) {
        guard.enter(caseId, Action.READ);
        return diagrams.of(caseId, locale);
    }

    /** Who looked at the case, for the patient. */
    ReadersPage readers(String caseId, String after, Locale locale) {
        guard.enter(caseId, Action.READ_READERS);
        AuditPage reads = audit.readsOf(caseId, after, READS);
        Names.Book called = names.in(locale);
        return new ReadersPage(
                caseId,
                book.get(caseId).number(),
                reads.events().stream().map(event -> reader(event, called)).toList(),
                reads.next() == null ? null : "/cases/" + caseId + "/readers?after=" + reads.next(),
                after == null ? null : "/cases/" + caseId + "/readers");
    }

    private PatientLine patient(Case record) {
        PatientFacts facts = patients.facts(record.patientId());
        LocalDate today = LocalDate.now(clock.withZone(WebSettings.ZONE));
        return new PatientLine(facts.fullName(), facts.ageOn(today), facts.sex().name(), facts.birthDate());
    }

    private List<Step> steps(Case record, Viewer viewer, Names.Book called) {
        List<Step> steps = new ArrayList<>();
        worklist.openIn(record.id()).stream()
                .filter(item -> !Worklist.INCIDENT.equals(item.kind()))
                .map(item -> Step.of(item, viewer, called))
                .forEach(steps::add);
        if (record.state() == CaseState.BOOKED && viewer.has(Role.CLINICIAN)) {
            // The consult is the doctor's task to finish, and the clinician's to attend.
            steps.addFirst(new Step(
                    "attend",
                    Role.CLINICIAN.key(),
                    called.person(record.clinicianId()),
                    attendBy(record, steps),
                    false,
                    true,
                    Looks.placeOf("consult", record.id())));
        }
        return steps;
    }

    /** Up to its time a consult is to come; from then on it can be entered until the doctor's window ends. */
    private Instant attendBy(Case record, List<Step> steps) {
        return record.consultAt().isAfter(clock.instant())
                ? record.consultAt()
                : steps.stream().map(Step::due).findFirst().orElse(record.consultAt());
    }

    private static Line line(Move move, Names.Book called) {
        return new Line(
                move.at(),
                "cases.state." + move.state(),
                Looks.tone(move.state()),
                "cases.reason." + move.reason(),
                move.comment(),
                called.person(move.personId()),
                move.role());
    }

    private static ReadersPage.Reader reader(AuditEvent event, Names.Book called) {
        return new ReadersPage.Reader(
                event.at(),
                called.person(event.personId()),
                event.role(),
                event.action().name());
    }
}
