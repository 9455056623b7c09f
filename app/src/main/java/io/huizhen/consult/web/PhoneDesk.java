package io.huizhen.consult.web;

import io.huizhen.access.Action;
import io.huizhen.access.Guard;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.consult.Consult;
import io.huizhen.consult.Consults;
import io.huizhen.consult.Fallback;
import io.huizhen.consult.FallbackActs;
import io.huizhen.consult.FallbackCause;
import io.huizhen.consult.FallbackStage;
import io.huizhen.consult.IdentityDigits.Answer;
import io.huizhen.consult.PhoneNumbers;
import io.huizhen.consult.Seat;
import io.huizhen.consult.WrongFallbackStepException;
import io.huizhen.directory.Directory;
import io.huizhen.directory.Patients;
import io.huizhen.workflows.NextStep;
import io.huizhen.workflows.Reached;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Guard, data and answer of what people do about the telephone, each in one transaction. */
@Component
@Transactional
class PhoneDesk {

    /** Whom the coordinator calls. The one place where numbers are shown, and each look at it is in the trail. */
    record Sheet(
            String caseId,
            String number,
            String doctor,
            String doctorPhone,
            String patient,
            String patientPhone,
            String guardian,
            List<Choice> choices) {

        record Choice(String value, String text, String hint) {}

        @Override
        public String toString() {
            return "Sheet[" + caseId + "]";
        }
    }

    private final Guard guard;
    private final Consults consults;
    private final Fallback fallback;
    private final FallbackActs acts;
    private final PhoneView view;
    private final PhoneNumbers numbers;
    private final CaseBook cases;
    private final Directory directory;
    private final Patients patients;
    private final MessageSource messages;

    PhoneDesk(
            Guard guard,
            Consults consults,
            Fallback fallback,
            FallbackActs acts,
            PhoneView view,
            PhoneNumbers numbers,
            CaseBook cases,
            Directory directory,
            Patients patients,
            MessageSource messages) {
        this.guard = guard;
        this.consults = consults;
        this.fallback = fallback;
        this.acts = acts;
        this.view = view;
        this.numbers = numbers;
        this.cases = cases;
        this.directory = directory;
        this.patients = patients;
        this.messages = messages;
    }

    /** Empty when no consult of the case is open. */
    Optional<PhoneView.Panel> panel(String caseId) {
        return view.of(caseId, guard.enter(caseId, Action.READ));
    }

    /**
     * The patient or the doctor wants the telephone, or the doctor begins a telephone consult. After a call that is over
     * the patient may ask again; the doctor then decides more ({@link #goOn}). Pressed while the telephones are seen to
     * already, it changes nothing.
     */
    void ask(String caseId) {
        Viewer viewer = guard.enter(caseId, Action.ATTEND);
        Consult consult = consults.requireOpen(caseId);
        Seat seat = consults.seatOf(consult, viewer).orElseThrow(() -> new WrongFallbackStepException(caseId, null));
        boolean stopped = fallback.of(consult.id())
                .filter(open -> open.stage() == FallbackStage.STOPPED)
                .isPresent();
        if (stopped && seat.role() == Role.PATIENT) {
            acts.askAgain(caseId, viewer);
        } else {
            fallback.begin(consult.id(), consult.byPhone() ? FallbackCause.FROM_START : FallbackCause.ASKED, seat.id());
        }
    }

    /** Nothing typed is no answer and uses up none. */
    Optional<Answer> identify(String caseId, String said) {
        Viewer doctor = guard.enter(caseId, Action.FINISH);
        return said.isBlank() ? Optional.empty() : Optional.of(acts.identify(caseId, said, doctor));
    }

    void hangUp(String caseId) {
        guard.enter(caseId, Action.FINISH);
        acts.hangUp(caseId);
    }

    void goOn(String caseId, NextStep step) {
        acts.goOn(caseId, step, guard.enter(caseId, Action.FINISH));
    }

    Sheet toCall(String caseId, Locale locale) {
        guard.look(caseId, Action.CALL);
        Consult consult = consults.requireOpen(caseId);
        boolean asked = fallback.of(consult.id())
                .filter(open -> open.stage() == FallbackStage.BY_HAND)
                .isPresent();
        if (!asked) {
            throw new WrongFallbackStepException(caseId, null);
        }
        Case record = cases.get(caseId);
        Optional<PhoneNumbers.OfPatient> patient = numbers.patient(caseId);
        var facts = patients.facts(record.patientId());
        return new Sheet(
                caseId,
                record.number(),
                directory.practitioner(record.doctorId()).orElseThrow().names().in(locale),
                numbers.doctor(caseId).map(number -> number.reveal()).orElse(null),
                facts.fullName(),
                patient.map(one -> one.number().reveal()).orElse(null),
                patient.filter(PhoneNumbers.OfPatient::ofGuardian).isPresent() ? facts.guardianName() : null,
                ReachedForm.CHOICES.stream()
                        .map(choice -> new Sheet.Choice(
                                choice, messages.getMessage("consult.byHand.reached." + choice, null, locale), null))
                        .toList());
    }

    void reached(String caseId, Reached reached, String missed, String comment) {
        acts.reached(caseId, reached, missed, comment, guard.enter(caseId, Action.CALL));
    }

    void handOverNotNeeded(String caseId) {
        acts.handOverNotNeeded(caseId, guard.enter(caseId, Action.HAND_OVER));
    }
}
