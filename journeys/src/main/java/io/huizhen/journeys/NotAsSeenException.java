package io.huizhen.journeys;

/** A step was not as a person would see it: what they looked for is not there, or it does not do what it says. */
public final class NotAsSeenException extends RuntimeException {

    public NotAsSeenException(String message) {
        super(message);
    }

    NotAsSeenException(String message, Throwable cause) {
        super(message, cause);
    }
}
