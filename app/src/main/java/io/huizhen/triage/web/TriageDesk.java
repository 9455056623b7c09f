package io.huizhen.triage.web;

import io.huizhen.access.Action;
import io.huizhen.access.Guard;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CaseState;
import io.huizhen.cases.Move;
import io.huizhen.cases.WrongStateException;
import io.huizhen.directory.Directory;
import io.huizhen.directory.Hospital;
import io.huizhen.directory.Practitioner;
import io.huizhen.models.Proof;
import io.huizhen.models.Proofs;
import io.huizhen.referral.HandOver;
import io.huizhen.referral.HandOverForm;
import io.huizhen.referral.HandOvers;
import io.huizhen.referral.ReferralPanel;
import io.huizhen.referral.Referrals;
import io.huizhen.triage.Declined;
import io.huizhen.triage.RouteRefusedException;
import io.huizhen.triage.Routing;
import io.huizhen.triage.web.TriagePage.Choice;
import io.huizhen.workflows.Decisions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.validation.Errors;

/** Guard, data and answer of the triage pages, each in one transaction. Empty means done; a page means look again. */
@Component
@Transactional
class TriageDesk {

    private static final int LONGEST = 1000;

    private final Guard guard;
    private final CaseBook book;
    private final Routing routing;
    private final Referrals referrals;
    private final ReferralPanel referral;
    private final HandOvers handOvers;
    private final Directory directory;
    private final Proofs proofs;
    private final MessageSource messages;

    TriageDesk(
            Guard guard,
            CaseBook book,
            Routing routing,
            Referrals referrals,
            ReferralPanel referral,
            HandOvers handOvers,
            Directory directory,
            Proofs proofs,
            MessageSource messages) {
        this.guard = guard;
        this.book = book;
        this.routing = routing;
        this.referrals = referrals;
        this.referral = referral;
        this.handOvers = handOvers;
        this.directory = directory;
        this.proofs = proofs;
        this.messages = messages;
    }

    TriagePage toRoute(String caseId, Locale locale) {
        Viewer viewer = guard.look(caseId, Action.ROUTE);
        return page(required(caseId, CaseState.ROUTING, "route"), viewer, locale);
    }

    TriagePage toAnswer(String caseId, Locale locale) {
        Viewer viewer = guard.look(caseId, Action.ANSWER);
        return page(required(caseId, CaseState.ACCEPTANCE, "answer"), viewer, locale);
    }

    Optional<TriagePage> route(String caseId, RouteForm form, Errors errors, Locale locale) {
        Viewer viewer = guard.enter(caseId, Action.ROUTE);
        Case record = required(caseId, CaseState.ROUTING, "route");
        if (form.doctor().isEmpty()) {
            errors.rejectValue("doctor", "triage.error.doctor.required");
            return Optional.of(page(record, viewer, locale));
        }
        try {
            routing.route(caseId, form.doctor(), viewer);
            return Optional.empty();
        } catch (RouteRefusedException refused) {
            // Thrown before anything was changed.
            errors.rejectValue("doctor", "triage.error.route." + refused.why().name());
            return Optional.of(page(record, viewer, locale));
        }
    }

    Optional<TriagePage> reject(String caseId, RejectForm form, Errors errors, Locale locale) {
        Viewer viewer = guard.enter(caseId, Action.ROUTE);
        Case record = required(caseId, CaseState.ROUTING, "reject");
        text("why", form.why(), true, errors);
        if (errors.hasErrors()) {
            return Optional.of(page(record, viewer, locale));
        }
        routing.reject(caseId, form.why(), viewer);
        return Optional.empty();
    }

    Optional<TriagePage> handOver(String caseId, HandOverForm form, Errors errors, Locale locale) {
        Viewer viewer = guard.enter(caseId, Action.ROUTE);
        Case record = required(caseId, CaseState.ROUTING, "hand over");
        form.check(handOvers.places(caseId).stream().map(Hospital::id).toList(), errors);
        if (errors.hasErrors()) {
            return Optional.of(page(record, viewer, locale));
        }
        routing.handOver(caseId, form, viewer);
        return Optional.empty();
    }

    void accept(String caseId) {
        Viewer viewer = guard.enter(caseId, Action.ANSWER);
        required(caseId, CaseState.ACCEPTANCE, "accept");
        routing.accept(caseId, viewer);
    }

    Optional<TriagePage> decline(String caseId, DeclineForm form, Errors errors, Locale locale) {
        Viewer viewer = guard.enter(caseId, Action.ANSWER);
        Case record = required(caseId, CaseState.ACCEPTANCE, "decline");
        Optional<Declined> reason = Stream.of(Declined.values())
                .filter(known -> known.name().equals(form.reason()))
                .findFirst();
        if (reason.isEmpty()) {
            errors.rejectValue("reason", "triage.error.decline.reason");
        }
        text("comment", form.comment(), reason.filter(Declined.OTHER::equals).isPresent(), errors);
        if (errors.hasErrors()) {
            return Optional.of(page(record, viewer, locale));
        }
        routing.decline(caseId, reason.orElseThrow(), form.comment(), viewer);
        return Optional.empty();
    }

    private TriagePage page(Case record, Viewer viewer, Locale locale) {
        String caseId = record.id();
        Optional<Move> last = lastRefusal(caseId);
        return new TriagePage(
                caseId,
                record.number(),
                record.urgency(),
                proof(caseId, Decisions.URGENCY, locale),
                proof(caseId, Decisions.FIRST_VISIT, locale),
                referral.of(caseId, viewer).stream().toList(),
                last.orElse(null),
                last.flatMap(move -> directory.practitioner(move.personId()))
                        .map(person -> person.names().in(locale))
                        .orElse(null),
                routing.mayBeRouted(caseId),
                doctors(record, locale),
                keyed("referral.handOver.reason.", HandOver.Reason.values(), locale),
                places(caseId, locale),
                HandOverForm.WITHIN.stream()
                        .map(span -> new Choice(span, said("referral.handOver.within." + span, locale), null))
                        .toList(),
                keyed("triage.decline.", Declined.values(), locale));
    }

    private Optional<Move> lastRefusal(String caseId) {
        return book.timeline(caseId).reversed().stream()
                .filter(move ->
                        move.reason().startsWith("declined-") || move.reason().startsWith("route-refused-"))
                .findFirst();
    }

    /** Those of the wanted department first, those who have said no last. */
    private List<Choice> doctors(Case record, Locale locale) {
        String wanted = referrals.facts(record.id()).wantedDepartment();
        Set<String> declined = declined(record.id());
        return routing.candidates(record).stream()
                .sorted(Comparator.comparing((Practitioner doctor) -> declined.contains(doctor.id()))
                        .thenComparing(doctor -> !doctor.departmentId().equals(wanted)))
                .map(doctor -> choice(doctor, declined.contains(doctor.id()), locale))
                .toList();
    }

    private Choice choice(Practitioner doctor, boolean declined, Locale locale) {
        String department = directory.department(doctor.departmentId()).name().in(locale);
        return new Choice(
                doctor.id(),
                doctor.names().in(locale) + " · " + doctor.title().in(locale),
                declined ? department + " · " + said("triage.doctor.declined", locale) : department);
    }

    private Set<String> declined(String caseId) {
        return book.timeline(caseId).stream()
                .filter(move -> move.reason().startsWith("declined-"))
                .map(Move::personId)
                .collect(Collectors.toSet());
    }

    private List<Choice> places(String caseId, Locale locale) {
        List<Choice> places = new ArrayList<>(handOvers.places(caseId).stream()
                .map(hospital -> new Choice(
                        hospital.id(),
                        hospital.name().in(locale),
                        hospital.address().in(locale)))
                .toList());
        places.add(new Choice(HandOverForm.OTHER, said("referral.handOver.place.other", locale), null));
        return places;
    }

    private Proof proof(String caseId, String decision, Locale locale) {
        return proofs.last(caseId, decision, locale).orElse(null);
    }

    private Case required(String caseId, CaseState state, String asked) {
        Case record = book.get(caseId);
        if (record.state() != state) {
            throw new WrongStateException(caseId, record.state(), asked);
        }
        return record;
    }

    private static void text(String field, String value, boolean needed, Errors errors) {
        if (value.isEmpty() && needed) {
            errors.rejectValue(field, "triage.error." + field + ".required");
        } else if (value.codePointCount(0, value.length()) > LONGEST) {
            errors.rejectValue(field, "referral.error.tooLong", new Object[] {Integer.toString(LONGEST)}, null);
        }
    }

    private List<Choice> keyed(String prefix, Enum<?>[] values, Locale locale) {
        return Stream.of(values)
                .map(value -> new Choice(value.name(), said(prefix + value.name(), locale), null))
                .toList();
    }

    private String said(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
