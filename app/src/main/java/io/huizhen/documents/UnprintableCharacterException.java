package io.huizhen.documents;

/** No document font has a glyph for this character, so that printing it would leave a gap. */
public class UnprintableCharacterException extends RuntimeException {

    private final int codePoint;

    public UnprintableCharacterException(int codePoint) {
        super("no document font has U+%04X".formatted(codePoint));
        this.codePoint = codePoint;
    }

    public int codePoint() {
        return codePoint;
    }
}
