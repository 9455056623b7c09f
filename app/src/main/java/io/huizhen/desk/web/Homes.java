package io.huizhen.desk.web;

import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.audit.Audit;
import io.huizhen.cases.Case;
import io.huizhen.cases.Cases;
import io.huizhen.documents.Document;
import io.huizhen.documents.DocumentKind;
import io.huizhen.documents.Documents;
import io.huizhen.worklist.Worklist;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads each role's home. A home shows no more of a case than a list does. */
@Component
@Transactional
class Homes {

    private static final int TASKS = 8;
    private static final int CASES = 20;
    private static final int COUNTED = 100;
    private static final String NEWEST = "~";

    private final Cases cases;
    private final Documents documents;
    private final Worklist worklist;
    private final WorklistPages lists;
    private final Names names;
    private final Audit audit;
    private final Overviews overviews;

    Homes(
            Cases cases,
            Documents documents,
            Worklist worklist,
            WorklistPages lists,
            Names names,
            Audit audit,
            Overviews overviews) {
        this.cases = cases;
        this.documents = documents;
        this.worklist = worklist;
        this.lists = lists;
        this.names = names;
        this.audit = audit;
        this.overviews = overviews;
    }

    HomePage of(Role role, Viewer viewer, String after, Locale locale) {
        audit.read(null, "home", role == Role.PATIENT ? "own-record" : "own-work");
        return switch (role) {
            case PATIENT -> patient(viewer, locale);
            case CLINICIAN ->
                caseStaff(viewer, cases.ofClinician(viewer.personId(), from(after), CASES + 1), after, locale);
            case DOCTOR -> caseStaff(viewer, cases.ofDoctor(viewer.personId(), from(after), CASES + 1), after, locale);
            case COORDINATOR ->
                new HomePage.OfCoordinator(
                        lists.mostUrgent(viewer, TASKS, locale),
                        worklist.count(viewer, COUNTED),
                        overviews.watch(viewer));
            case MANAGER -> overviews.models(locale);
            case COMPLIANCE -> overviews.trail(after, locale);
            case OPERATOR ->
                overviews.servers(lists.mostUrgent(viewer, TASKS, locale), worklist.count(viewer, COUNTED), viewer);
            case PHARMACIST, DISPUTE_OFFICER -> new HomePage.OfOthers();
        };
    }

    private HomePage patient(Viewer viewer, Locale locale) {
        List<Case> mine = cases.ofPatient(viewer.personId());
        Names.Book called = names.in(locale, mine);
        Map<String, List<Document>> reports =
                documents.ofCases(mine.stream().map(Case::id).toList(), DocumentKind.REPORT).stream()
                        .collect(Collectors.groupingBy(Document::caseId));
        return new HomePage.OfPatient(
                mine.stream().map(record -> CaseRow.of(record, called)).toList(),
                mine.stream()
                        .flatMap(record -> reports(record, reports.getOrDefault(record.id(), List.of())))
                        .toList());
    }

    /** The issued versions of a case's report, given oldest first: the current one first. */
    private static Stream<HomePage.Report> reports(Case record, List<Document> issued) {
        List<Document> versions = issued.reversed();
        return versions.stream()
                .map(report -> new HomePage.Report(
                        report.id(),
                        record.number(),
                        report.version(),
                        report != versions.getFirst(),
                        report.createdAt()));
    }

    private HomePage caseStaff(Viewer viewer, List<Case> found, String after, Locale locale) {
        List<Case> shown = found.subList(0, Math.min(CASES, found.size()));
        Names.Book called = names.in(locale, shown);
        return new HomePage.OfCaseStaff(
                lists.mostUrgent(viewer, TASKS, locale),
                worklist.count(viewer, COUNTED),
                shown.stream().map(record -> CaseRow.of(record, called)).toList(),
                found.size() > CASES ? "/home?after=" + shown.getLast().id() : null,
                after == null ? null : "/home");
    }

    private static String from(String after) {
        return after == null ? NEWEST : after;
    }
}
