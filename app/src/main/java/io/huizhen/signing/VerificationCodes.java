package io.huizhen.signing;

import io.huizhen.platform.Micros;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The codes printed on documents. A code cannot be guessed (78 bits) and leads to nothing but whether the document
 * holds.
 */
@Component
@Transactional
public class VerificationCodes {

    /** Without letters that look like digits. */
    static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * @param documentId null until a signed document stands behind the code
     * @param current the newest version that has been issued; this one, or 0, while none is
     */
    public record Target(String subjectId, int version, String documentId, int current) {

        public boolean isReplaced() {
            return version < current;
        }
    }

    private record Row(String subjectId, int version, String documentId) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    VerificationCodes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The code of a version, made when first asked for. */
    public String codeOf(String subjectId, int version) {
        return jdbc.sql("SELECT code FROM verification_code WHERE subject_id = ? AND version = ?")
                .params(subjectId, version)
                .query(String.class)
                .optional()
                .orElseGet(() -> make(subjectId, version));
    }

    /** Puts a signed document behind the code. */
    public void leadTo(String subjectId, int version, String documentId) {
        jdbc.sql("UPDATE verification_code SET document_id = ? WHERE subject_id = ? AND version = ?")
                .params(documentId, subjectId, version)
                .update();
    }

    /** This version is out: from now on it is the current one. */
    public void issued(String subjectId, int version) {
        jdbc.sql("UPDATE verification_code SET issued_at = ? WHERE subject_id = ? AND version = ?")
                .params(Micros.of(clock.instant()), subjectId, version)
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<Target> find(String code) {
        return jdbc.sql("SELECT subject_id, version, document_id FROM verification_code WHERE code = ?")
                .param(code)
                .query(Row.class)
                .optional()
                .map(row -> new Target(row.subjectId(), row.version(), row.documentId(), current(row.subjectId())));
    }

    /** What the code that is printed in a document leads to. Only for a document whose signatures hold. */
    @Transactional(readOnly = true)
    public Optional<Target> printedIn(byte[] signedPdf) {
        return PrintedCode.in(signedPdf).flatMap(this::find);
    }

    private int current(String subjectId) {
        return jdbc.sql("""
                        SELECT COALESCE(MAX(version), 0) FROM verification_code
                        WHERE subject_id = ? AND issued_at IS NOT NULL
                        """).param(subjectId).query(Integer.class).single();
    }

    private String make(String subjectId, int version) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        jdbc.sql("INSERT INTO verification_code (code, subject_id, version, created_at) VALUES (?, ?, ?, ?)")
                .params(code.toString(), subjectId, version, Micros.of(clock.instant()))
                .update();
        return code.toString();
    }
}
