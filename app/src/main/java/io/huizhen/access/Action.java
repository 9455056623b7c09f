package io.huizhen.access;

import static io.huizhen.access.Role.CLINICIAN;
import static io.huizhen.access.Role.COORDINATOR;
import static io.huizhen.access.Role.DOCTOR;
import static io.huizhen.access.Role.PATIENT;

import java.util.EnumSet;
import java.util.Set;

/**
 * What can be done to a case, and by whom. Whether the case stands where the act makes sense is the case's own question
 * ({@code WrongStateException}); whether this person stands in the case is the {@link Guard}'s.
 */
public enum Action {
    /** No case involved. */
    NONE(false),
    /** See the case page and its documents. */
    READ(false, PATIENT, CLINICIAN, COORDINATOR, DOCTOR),
    ROUTE(true, COORDINATOR),
    ANSWER(true, DOCTOR),
    BOOK(true, COORDINATOR),
    /** Enter the consult's room. */
    ATTEND(true, PATIENT, CLINICIAN, DOCTOR),
    /** See the doctor's notes as they are written. */
    READ_NOTES(false, CLINICIAN, DOCTOR),
    WRITE_NOTES(true, DOCTOR),
    FINISH(true, DOCTOR),
    /** Judge the case not suitable online and hand it over. */
    HAND_OVER(true, DOCTOR, COORDINATOR),
    /** Call both sides by hand when no trunk does: the numbers are shown. */
    CALL(true, COORDINATOR),
    CANCEL(true, CLINICIAN, COORDINATOR),
    WRITE_REPORT(true, DOCTOR),
    SIGN_REPORT(true, DOCTOR),
    ADOPT_REPORT(true, CLINICIAN),
    /** Begin or withdraw the correction of an issued report. */
    AMEND_REPORT(true, DOCTOR),
    READ_REPORT(false, PATIENT, CLINICIAN, DOCTOR, COORDINATOR),
    RATE(true, PATIENT),
    /** See who looked at the record. */
    READ_READERS(false, PATIENT);

    private final boolean write;
    private final Set<Role> roles;

    Action(boolean write, Role... roles) {
        this.write = write;
        this.roles = roles.length == 0 ? Set.of() : EnumSet.of(roles[0], roles);
    }

    /** True when it changes the case; recorded so in the trail. */
    public boolean isWrite() {
        return write;
    }

    /** The roles that may do it, given a grant in the case. */
    public Set<Role> roles() {
        return roles;
    }
}
