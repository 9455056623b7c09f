package io.huizhen.triage;

/** The chosen doctor may not be asked. The page shows why. */
public class RouteRefusedException extends RuntimeException {

    /** What stands against it; keys of {@code triage.error.route.}. */
    public enum Why {
        NOT_IN_PILOT,
        OTHER_HOSPITAL,
        NOT_A_DOCTOR,
        TOO_SHORT_IN_PRACTICE
    }

    private final Why why;

    RouteRefusedException(Why why) {
        super("route refused: " + why);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
