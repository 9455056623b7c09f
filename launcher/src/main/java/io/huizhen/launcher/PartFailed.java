package io.huizhen.launcher;

import java.nio.file.Path;

/** A part did not start. The message is one line: what happened, how to mend it, and where the log is. */
public final class PartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PartFailed(String part, String cause, String mend, Path log) {
        super(part + ": " + cause + ". " + mend + (log == null ? "" : " Log: " + log));
    }

    public PartFailed(String part, String cause, String mend) {
        this(part, cause, mend, null);
    }
}
