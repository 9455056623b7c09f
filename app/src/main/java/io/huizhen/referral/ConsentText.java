package io.huizhen.referral;

import io.huizhen.directory.Bilingual;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A text that a patient is shown before answering, in one version that never changes. */
public record ConsentText(ConsentKind kind, String version, Bilingual text) {

    /** SHA-256 over both languages: kept with the consent, so that the text agreed to can be proved. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((text.zh() + '\n' + text.en()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
