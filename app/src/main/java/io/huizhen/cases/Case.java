package io.huizhen.cases;

import io.huizhen.platform.Ids;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A case, from the referral to its end. State changes only by the methods named for what happens; each refuses when the
 * case stands elsewhere. Saved through {@link CaseBook}, which writes the timeline in the same transaction.
 */
@Table("case_record")
public class Case {

    @Id
    private final String id;

    private final String number;
    private final CaseKind kind;
    private CaseState state;
    private Urgency urgency;
    private final String patientId;
    private final String invitingHospital;
    private final String invitedHospital;
    private final String clinicianId;
    private String departmentId;
    private String doctorId;
    private final String agreementId;
    private final int agreementVersion;
    private String processInstance;
    private Instant consultAt;
    private final Instant createdAt;
    private Instant closedAt;

    @Version
    private Integer version;

    @PersistenceCreator
    Case(
            String id,
            String number,
            CaseKind kind,
            CaseState state,
            Urgency urgency,
            String patientId,
            String invitingHospital,
            String invitedHospital,
            String clinicianId,
            String departmentId,
            String doctorId,
            String agreementId,
            int agreementVersion,
            String processInstance,
            Instant consultAt,
            Instant createdAt,
            Instant closedAt,
            Integer version) {
        this.id = id;
        this.number = number;
        this.kind = kind;
        this.state = state;
        this.urgency = urgency;
        this.patientId = patientId;
        this.invitingHospital = invitingHospital;
        this.invitedHospital = invitedHospital;
        this.clinicianId = clinicianId;
        this.departmentId = departmentId;
        this.doctorId = doctorId;
        this.agreementId = agreementId;
        this.agreementVersion = agreementVersion;
        this.processInstance = processInstance;
        this.consultAt = consultAt;
        this.createdAt = createdAt;
        this.closedAt = closedAt;
        this.version = version;
    }

    /** A new case, as the clinician sends it. */
    public static Case submitted(
            CaseKind kind,
            String patientId,
            String invitingHospital,
            String invitedHospital,
            String clinicianId,
            String agreementId,
            int agreementVersion,
            Instant now) {
        return new Case(
                Ids.next(),
                CaseNumber.next(now),
                kind,
                CaseState.SUBMITTED,
                null,
                patientId,
                invitingHospital,
                invitedHospital,
                clinicianId,
                null,
                null,
                agreementId,
                agreementVersion,
                null,
                null,
                now,
                null,
                null);
    }

    /** The process that drives this case, once it runs. */
    public void drivenBy(String processInstanceId) {
        require(EnumSet.of(CaseState.SUBMITTED), "start");
        processInstance = processInstanceId;
    }

    /** Triage has passed: a coordinator routes next. */
    public void triaged(Urgency decided) {
        require(EnumSet.of(CaseState.SUBMITTED), "triage");
        urgency = decided;
        state = CaseState.ROUTING;
    }

    /** Routed to a department and a doctor, who is asked. */
    public void routed(String department, String doctor) {
        require(EnumSet.of(CaseState.ROUTING), "route");
        departmentId = department;
        doctorId = doctor;
        state = CaseState.ACCEPTANCE;
    }

    /** The doctor said yes. */
    public void accepted() {
        require(EnumSet.of(CaseState.ACCEPTANCE), "accept");
        state = CaseState.BOOKING;
    }

    /** The doctor said no: back to the coordinator. */
    public void declined() {
        require(EnumSet.of(CaseState.ACCEPTANCE), "decline");
        doctorId = null;
        state = CaseState.ROUTING;
    }

    /** A time has been set. */
    public void booked(Instant at) {
        require(EnumSet.of(CaseState.BOOKING), "book");
        consultAt = at;
        state = CaseState.BOOKED;
    }

    /** Nobody came, or the time was given back: book again. */
    public void unbooked() {
        require(EnumSet.of(CaseState.BOOKED), "book again");
        consultAt = null;
        state = CaseState.BOOKING;
    }

    /** The doctor finished the consult. */
    public void consulted() {
        require(EnumSet.of(CaseState.BOOKED), "finish the consult");
        state = CaseState.REPORTING;
    }

    /** The consult did not suffice to judge by: no report, another time is needed. */
    public void consultedInVain() {
        require(EnumSet.of(CaseState.REPORTING), "book a further consult");
        consultAt = null;
        state = CaseState.BOOKING;
    }

    /** The doctor signed the report. */
    public void reported() {
        require(EnumSet.of(CaseState.REPORTING), "sign the report");
        state = CaseState.ADOPTION;
    }

    /** The clinician adopted the report and it was issued. */
    public void closed(Instant now) {
        require(EnumSet.of(CaseState.ADOPTION), "close");
        end(CaseState.CLOSED, now);
    }

    /** Not suitable online, at any moment before the end (regulations, row 1). */
    public void handedOver(Instant now) {
        require(CaseState.open(), "hand over");
        end(CaseState.HANDED_OVER, now);
    }

    /** Refused by the coordinator, with a reason for the clinician. */
    public void rejected(Instant now) {
        require(EnumSet.of(CaseState.ROUTING), "reject");
        end(CaseState.REJECTED, now);
    }

    /** Withdrawn, at any moment before the end. */
    public void cancelled(Instant now) {
        require(CaseState.open(), "cancel");
        end(CaseState.CANCELLED, now);
    }

    private void end(CaseState end, Instant now) {
        state = end;
        closedAt = now;
    }

    private void require(Set<CaseState> allowed, String asked) {
        if (!allowed.contains(state)) {
            throw new WrongStateException(id, state, asked);
        }
    }

    public String id() {
        return id;
    }

    public String number() {
        return number;
    }

    public CaseKind kind() {
        return kind;
    }

    public CaseState state() {
        return state;
    }

    /** Null until triage has decided. */
    public Urgency urgency() {
        return urgency;
    }

    public String patientId() {
        return patientId;
    }

    public String invitingHospital() {
        return invitingHospital;
    }

    public String invitedHospital() {
        return invitedHospital;
    }

    public String clinicianId() {
        return clinicianId;
    }

    /** Null until routed. */
    public String departmentId() {
        return departmentId;
    }

    /** Null until routed, and again after a decline. */
    public String doctorId() {
        return doctorId;
    }

    public String agreementId() {
        return agreementId;
    }

    public int agreementVersion() {
        return agreementVersion;
    }

    /** Null in the transaction that submits, never after. */
    public String processInstance() {
        return processInstance;
    }

    /** Null until booked. */
    public Instant consultAt() {
        return consultAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Null until the case has ended. */
    public Instant closedAt() {
        return closedAt;
    }
}
