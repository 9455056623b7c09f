package io.huizhen.mediabridge.phone;

import io.huizhen.mediabridge.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A trunk's challenge and our answers to it (RFC 2617 and 8760: MD5 or SHA-256, with quality {@code auth} or none).
 * Not thread-safe.
 */
final class Digest {

    private final String realm;
    private final String nonce;
    private final String opaque;
    private final Algorithm algorithm;
    private final boolean counted;
    private int count;

    /** Both ends must name it in the same way. */
    private enum Algorithm {
        SHA_256("SHA-256"),
        MD5("MD5");

        private final String name;

        Algorithm(String name) {
            this.name = name;
        }

        private static Optional<Algorithm> named(String name) {
            return Arrays.stream(values())
                    .filter(each -> each.name.equalsIgnoreCase(name == null ? "MD5" : name))
                    .findFirst();
        }
    }

    private Digest(String realm, String nonce, String opaque, Algorithm algorithm, boolean counted) {
        this.realm = realm;
        this.nonce = nonce;
        this.opaque = opaque;
        this.algorithm = algorithm;
        this.counted = counted;
    }

    /**
     * The challenge of these parameters, or empty when it asks for what we do not know.
     *
     * @param opaque may be null, and so may be {@code algorithm} (then MD5) and {@code qop}
     */
    static Optional<Digest> of(String realm, String nonce, String opaque, String algorithm, String qop) {
        boolean counted = qop != null && Arrays.asList(qop.split("\\s*,\\s*")).contains("auth");
        if (realm == null || nonce == null || (qop != null && !qop.isBlank() && !counted)) {
            return Optional.empty();
        }
        return Algorithm.named(algorithm).map(known -> new Digest(realm, nonce, opaque, known, counted));
    }

    /** The value of an {@code Authorization} or {@code Proxy-Authorization} header for one request. */
    String answer(String method, String uri, String user, Secret password) {
        return answer(method, uri, user, password, HexFormat.of().formatHex(random(8)));
    }

    String answer(String method, String uri, String user, Secret password, String clientNonce) {
        count++;
        String nc = "%08x".formatted(count);
        String who = hash(user + ":" + realm + ":" + password.reveal());
        String what = hash(method + ":" + uri);
        String response = counted
                ? hash(String.join(":", who, nonce, nc, clientNonce, "auth", what))
                : hash(who + ":" + nonce + ":" + what);
        return "Digest username=\"" + user + "\",realm=\"" + realm + "\",nonce=\"" + nonce + "\",uri=\"" + uri
                + "\",response=\"" + response + "\",algorithm=" + algorithm.name
                + (counted ? ",qop=auth,nc=" + nc + ",cnonce=\"" + clientNonce + "\"" : "")
                + (opaque == null ? "" : ",opaque=\"" + opaque + "\"");
    }

    private String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm.name).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK knows " + algorithm.name, e);
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "[challenge]";
    }
}
