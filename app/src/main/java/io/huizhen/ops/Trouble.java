package io.huizhen.ops;

/**
 * Something that is wrong now, by ids alone. Its kind and subject say which alert it belongs to: two reports of one
 * trouble are one alert.
 *
 * @param seatId who it is about, where it is about somebody; null otherwise
 * @param cause a code such as {@code no-answer}, up to 40 ASCII characters; null where the kind says all
 */
public record Trouble(
        AlertKind kind, String subject, String caseId, String consultId, String seatId, String server, String cause) {

    private static final String SYSTEM = "system";

    /** About a consult as a whole. */
    public static Trouble ofConsult(AlertKind kind, String caseId, String consultId, String seatId, String cause) {
        return new Trouble(kind, "consult/" + consultId, caseId, consultId, seatId, null, cause);
    }

    /** About one person in a consult. */
    public static Trouble ofSeat(AlertKind kind, String caseId, String consultId, String seatId, String cause) {
        return new Trouble(kind, "seat/" + seatId, caseId, consultId, seatId, null, cause);
    }

    /** About one telephone call. */
    public static Trouble ofCall(AlertKind kind, String caseId, String consultId, String callId, String cause) {
        return new Trouble(kind, "call/" + callId, caseId, consultId, null, null, cause);
    }

    public static Trouble ofServer(AlertKind kind, String server, String cause) {
        return new Trouble(kind, "server/" + server, null, null, null, server, cause);
    }

    /** About the whole system. */
    public static Trouble ofSystem(AlertKind kind, String cause) {
        return new Trouble(kind, SYSTEM, null, null, null, null, cause);
    }

    String openKey() {
        return kind.name() + "/" + subject;
    }
}
