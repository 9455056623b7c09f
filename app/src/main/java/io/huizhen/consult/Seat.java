package io.huizhen.consult;

import io.huizhen.access.Role;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One person's place in one consult.
 *
 * @param personId directory id of the person: practitioner or patient
 * @param deviceHash the device that a patient's seat is bound to; null for staff and before the first tap
 * @param recordingConsent null until asked
 */
@Table("consult_seat")
public record Seat(
        @Id String id,
        String consultId,
        String caseId,
        Role role,
        String personId,
        byte[] deviceHash,
        Instant boundAt,
        Boolean recordingConsent,
        Instant consentedAt,
        Instant cancelledAt,
        @Version Integer version) {

    static Seat in(Consult consult, String id, Role role, String personId) {
        return new Seat(id, consult.id(), consult.caseId(), role, personId, null, null, null, null, null, null);
    }

    Seat boundTo(byte[] device, Instant now) {
        return new Seat(
                id,
                consultId,
                caseId,
                role,
                personId,
                device,
                now,
                recordingConsent,
                consentedAt,
                cancelledAt,
                version);
    }

    Seat consenting(boolean consent, Instant now) {
        return new Seat(id, consultId, caseId, role, personId, deviceHash, boundAt, consent, now, cancelledAt, version);
    }

    Seat cancelled(Instant now) {
        return new Seat(
                id, consultId, caseId, role, personId, null, boundAt, recordingConsent, consentedAt, now, version);
    }

    boolean isBound() {
        return deviceHash != null;
    }

    boolean isBoundTo(byte[] device) {
        return deviceHash != null && Arrays.equals(deviceHash, device);
    }

    boolean isCancelled() {
        return cancelledAt != null;
    }

    @Override
    public String toString() {
        return "Seat[" + id + "]";
    }
}
