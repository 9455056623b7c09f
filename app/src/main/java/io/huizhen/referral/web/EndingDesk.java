package io.huizhen.referral.web;

import io.huizhen.access.Action;
import io.huizhen.access.Guard;
import io.huizhen.access.NotYoursException;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.WrongStateException;
import io.huizhen.directory.Hospital;
import io.huizhen.referral.CaseEnds;
import io.huizhen.referral.CaseEnds.CancelReason;
import io.huizhen.referral.HandOverForm;
import io.huizhen.referral.HandOvers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.validation.Errors;

/** Guard, data and answer of the pages that end a case early, each in one transaction. Empty means done. */
@Component
@Transactional
class EndingDesk {

    private static final int LONGEST = 1000;

    private final Guard guard;
    private final CaseBook book;
    private final CaseEnds ends;
    private final HandOvers handOvers;
    private final Choices choices;

    EndingDesk(Guard guard, CaseBook book, CaseEnds ends, HandOvers handOvers, Choices choices) {
        this.guard = guard;
        this.book = book;
        this.ends = ends;
        this.handOvers = handOvers;
        this.choices = choices;
    }

    EndingPage toCancel(String caseId, Locale locale) {
        guard.look(caseId, Action.CANCEL);
        return cancelPage(open(caseId, "cancel"), locale);
    }

    Optional<EndingPage> cancel(String caseId, CancelForm form, Errors errors, Locale locale) {
        Viewer viewer = guard.enter(caseId, Action.CANCEL);
        Case record = open(caseId, "cancel");
        Optional<CancelReason> reason = Stream.of(CancelReason.values())
                .filter(known -> known.name().equals(form.reason()))
                .findFirst();
        if (reason.isEmpty()) {
            errors.rejectValue("reason", "referral.cancel.error.reason");
        }
        if (form.comment().codePointCount(0, form.comment().length()) > LONGEST) {
            errors.rejectValue("comment", "referral.error.tooLong", new Object[] {Integer.toString(LONGEST)}, null);
        }
        if (errors.hasErrors()) {
            return Optional.of(cancelPage(record, locale));
        }
        ends.cancel(caseId, reason.orElseThrow(), form.comment(), viewer);
        return Optional.empty();
    }

    EndingPage toHandOver(String caseId, Locale locale) {
        guard.look(caseId, Action.HAND_OVER);
        return handOverPage(open(caseId, "hand over"), locale);
    }

    Optional<EndingPage> handOver(String caseId, HandOverForm form, Errors errors, Locale locale) {
        Viewer viewer = guard.enter(caseId, Action.HAND_OVER);
        Case record = open(caseId, "hand over");
        form.check(handOvers.places(caseId).stream().map(Hospital::id).toList(), errors);
        if (errors.hasErrors()) {
            return Optional.of(handOverPage(record, locale));
        }
        handOvers.notSuitableOnline(caseId, form, viewer);
        return Optional.empty();
    }

    /** The hand-over as decided, for both sides and the patient. */
    EndingPage decided(String caseId) {
        guard.enter(caseId, Action.READ);
        Case record = book.get(caseId);
        return handOvers
                .of(caseId)
                .map(decided -> new EndingPage(caseId, record.number(), List.of(), List.of(), List.of(), decided))
                .orElseThrow(() -> new NotYoursException(caseId));
    }

    private EndingPage cancelPage(Case record, Locale locale) {
        return new EndingPage(record.id(), record.number(), choices.cancelReasons(locale), List.of(), List.of(), null);
    }

    private EndingPage handOverPage(Case record, Locale locale) {
        return new EndingPage(
                record.id(),
                record.number(),
                choices.handOverReasons(locale),
                choices.places(handOvers.places(record.id()), locale),
                choices.within(locale),
                null);
    }

    private Case open(String caseId, String asked) {
        Case record = book.get(caseId);
        if (record.state().isEnd()) {
            throw new WrongStateException(caseId, record.state(), asked);
        }
        return record;
    }
}
