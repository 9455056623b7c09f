package io.huizhen.consult.web;

import io.huizhen.access.Action;
import io.huizhen.access.Guard;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.consult.Consult;
import io.huizhen.consult.Consults;
import io.huizhen.consult.Fallback;
import io.huizhen.consult.FallbackActs;
import io.huizhen.consult.FallbackStage;
import io.huizhen.consult.IdentityDigits;
import io.huizhen.consult.IdentityLock;
import io.huizhen.consult.OpenFallback;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What each person may see of the telephone in a consult. Callers have passed the guard. */
@Component
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
class PhoneView {

    /**
     * @param who whose words these are: {@code patient} and {@code doctor} are in the call, {@code clinician} is at the
     *     table and not in the call, {@code other} is not at the table
     * @param stage a key; {@code none} while the room carries the consult
     * @param missed who was not reached: {@code doctor}, {@code patient}, {@code both}, or {@code you} for whoever it was;
     *     null when it is not that
     * @param why how the last call ended, a key; null when there is nothing to say
     * @param locked whether opinion, advice and Finish wait for the digits
     * @param digits the patient's own, for the patient alone; else null
     * @param talks whether this person's own telephone is connected: the room must not be heard beside it
     * @param mayAsk whether this person can have the telephones rung
     * @param again what asking again after a call comes to: {@code ring}, {@code by-hand}; null when this person may not
     * @param leads whether the doctor's acts are offered
     * @param coordinates whether the coordinator's are
     */
    record Panel(
            String caseId,
            String who,
            String stage,
            String cause,
            String missed,
            String why,
            boolean handOver,
            boolean locked,
            int triesLeft,
            String digits,
            boolean byPhone,
            boolean talks,
            boolean mayAsk,
            String again,
            boolean leads,
            boolean mayRing,
            boolean mayResume,
            boolean coordinates) {

        public boolean isOpen() {
            return !stage.equals("none");
        }
    }

    private static final String PATIENT = Role.PATIENT.key();
    private static final String DOCTOR = Role.DOCTOR.key();

    private final Consults consults;
    private final Fallback fallback;
    private final FallbackActs acts;
    private final IdentityLock lock;
    private final IdentityDigits digits;
    private final Guard guard;

    PhoneView(
            Consults consults,
            Fallback fallback,
            FallbackActs acts,
            IdentityLock lock,
            IdentityDigits digits,
            Guard guard) {
        this.consults = consults;
        this.fallback = fallback;
        this.acts = acts;
        this.lock = lock;
        this.digits = digits;
        this.guard = guard;
    }

    /** Empty when no consult of the case is open. */
    Optional<Panel> of(String caseId, Viewer viewer) {
        return consults.latest(caseId)
                .filter(consult -> consult.state().isOpen())
                .map(consult -> panel(consult, viewer));
    }

    private Panel panel(Consult consult, Viewer viewer) {
        Optional<OpenFallback> open = fallback.of(consult.id());
        String who = who(consult, viewer);
        boolean patient = who.equals(PATIENT);
        boolean rung = patient || who.equals(DOCTOR);
        boolean leads = viewer.has(Role.DOCTOR) && guard.allows(viewer, consult.caseId(), Action.FINISH);
        return new Panel(
                consult.caseId(),
                who,
                open.map(one -> one.stage().key()).orElse("none"),
                open.map(one -> one.cause().key()).orElse(null),
                open.map(OpenFallback::missed)
                        .map(missed -> missed.equals(who) ? "you" : missed)
                        .orElse(null),
                open.map(OpenFallback::why).map(PhoneView::key).orElse(null),
                open.map(OpenFallback::handOverAt).isPresent(),
                lock.isLocked(consult.id()),
                leads
                                && open.filter(one -> one.stage() == FallbackStage.UNCONFIRMED)
                                        .isPresent()
                        ? digits.triesLeft(consult.id())
                        : 0,
                viewer.has(Role.PATIENT) ? digits.of(consult.id()) : null,
                consult.byPhone(),
                rung && open.filter(one -> one.stage().isTalk()).isPresent(),
                // A telephone consult is begun by its doctor; the telephone of a video consult by either of the two.
                open.isEmpty() && (who.equals(DOCTOR) || (patient && !consult.byPhone())),
                open.filter(one -> patient && one.stage() == FallbackStage.STOPPED)
                        .map(one -> acts.mayRing(one) ? "ring" : "by-hand")
                        .orElse(null),
                leads,
                open.filter(acts::mayRing).isPresent(),
                open.filter(acts::mayResume).isPresent(),
                viewer.has(Role.COORDINATOR) && guard.allows(viewer, consult.caseId(), Action.CALL));
    }

    private String who(Consult consult, Viewer viewer) {
        return consults.seatOf(consult, viewer).map(seat -> seat.role().key()).orElse("other");
    }

    private static String key(String why) {
        return why.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
