package io.huizhen.signing;

/** The signing PIN was not accepted. */
public class PinRefusedException extends RuntimeException {

    private final int left;

    public PinRefusedException(int left) {
        super(left == 0 ? "the signing key is locked" : "wrong signing PIN");
        this.left = left;
    }

    /** How many tries remain; 0 when the key is locked. */
    public int left() {
        return left;
    }

    public boolean isLocked() {
        return left == 0;
    }
}
