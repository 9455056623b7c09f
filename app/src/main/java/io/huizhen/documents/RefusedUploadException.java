package io.huizhen.documents;

/** A file that a person sent cannot be taken. The page shows {@link #messageKey()}. */
public class RefusedUploadException extends RuntimeException {

    public enum Reason {
        EMPTY,
        TOO_LARGE,
        TYPE,
        DAMAGED,
        PROTECTED,
        ACTIVE
    }

    private final Reason reason;

    public RefusedUploadException(Reason reason) {
        super("upload refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public String messageKey() {
        return "documents.upload." + reason.name().toLowerCase().replace('_', '-');
    }
}
