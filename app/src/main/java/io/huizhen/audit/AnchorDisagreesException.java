package io.huizhen.audit;

/** The anchor holds another batch of this number: the database was put back to an earlier state, or changed. */
public class AnchorDisagreesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AnchorDisagreesException(String anchor, long number) {
        super("Anchor " + anchor + " holds a different batch " + number);
    }
}
