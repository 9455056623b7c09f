package io.huizhen.vault;

import java.text.Normalizer;
import java.util.Locale;

/** The kinds of blind index and how a value is made equal to another spelling of itself before it is indexed. */
public final class BlindIndex {

    /** Upper case, without white space. */
    public static final String ID_NUMBER = "id-number";
    /** Digits only, without the country code of China. */
    public static final String PHONE = "phone";
    /** Unicode NFKC without white space; rare characters stay what they are. */
    public static final String FULL_NAME = "full-name";
    /** Upper case, without white space. */
    public static final String CASE_NUMBER = "case-number";

    /** A client's network address, as it is. */
    public static final String ADDRESS = "address";

    /** The digest of a file within a case, as it is. */
    public static final String FILE = "file";

    /** The code that moves a seat to another device, with the seat before it; as it is. */
    public static final String SEAT_CODE = "seat-code";

    /** What the digits said on the telephone are cut from: the consult and a round; as it is. */
    public static final String PHONE_DIGITS = "phone-digits";

    private BlindIndex() {}

    static String normalise(String kind, String value) {
        String text = Normalizer.normalize(value, Normalizer.Form.NFKC);
        return switch (kind) {
            case PHONE -> digits(text);
            case FULL_NAME -> bare(text);
            case ID_NUMBER, CASE_NUMBER -> bare(text).toUpperCase(Locale.ROOT);
            case ADDRESS, FILE, SEAT_CODE, PHONE_DIGITS -> text;
            default -> throw new IllegalArgumentException("No such blind index: " + kind);
        };
    }

    private static String bare(String text) {
        return text.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints().filter(c -> c >= '0' && c <= '9').forEach(digits::appendCodePoint);
        String all = digits.toString();
        if (all.startsWith("0086")) {
            return all.substring(4);
        }
        // A mobile number has eleven digits and begins with 1, so 86 before it can only be the country.
        return all.length() == 13 && all.startsWith("861") ? all.substring(2) : all;
    }
}
