package io.huizhen.platform;

import java.security.SecureRandom;

/**
 * New identifiers: ULIDs of 26 characters (48 bits of milliseconds, 80 random bits, Crockford's base 32). They sort by
 * the time they were made, so rows that belong together lie together on disk. An id is no secret and grants nothing.
 */
public final class Ids {

    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int LENGTH = 26;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A new id; safe from any thread. */
    public static String next() {
        byte[] random = new byte[10];
        RANDOM.nextBytes(random);
        long millis = System.currentTimeMillis();
        char[] id = new char[LENGTH];
        for (int i = 9; i >= 0; i--) {
            id[i] = ALPHABET[(int) (millis & 31)];
            millis >>>= 5;
        }
        encode(random, 0, id, 10);
        encode(random, 5, id, 18);
        return new String(id);
    }

    /** True when the text has the shape of an id of ours; used to refuse malformed paths before any query. */
    public static boolean isId(String text) {
        if (text == null || text.length() != LENGTH) {
            return false;
        }
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'));
    }

    private static void encode(byte[] bytes, int from, char[] id, int at) {
        long bits = 0;
        for (int i = 0; i < 5; i++) {
            bits = bits << 8 | bytes[from + i] & 0xff;
        }
        for (int i = 7; i >= 0; i--) {
            id[at + i] = ALPHABET[(int) (bits & 31)];
            bits >>>= 5;
        }
    }
}
