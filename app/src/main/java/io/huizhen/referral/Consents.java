package io.huizhen.referral;

import io.huizhen.directory.Bilingual;
import io.huizhen.platform.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The consents of each case and the texts they name. Not health data; callers have passed the guard of the case. */
@Component
@Transactional(readOnly = true)
public class Consents {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final Clock clock;

    Consents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** True when the patient agreed to be recorded. No answer is a no. */
    public boolean recording(String caseId) {
        return of(caseId).stream().anyMatch(consent -> consent.kind() == ConsentKind.RECORDING && consent.given());
    }

    /** The answers of a case, consult first. */
    public List<Consent> of(String caseId) {
        return jdbc.sql("SELECT * FROM consent WHERE case_id = ? ORDER BY kind")
                .param(caseId)
                .query(Consents::consent)
                .list();
    }

    /** The text to show today. */
    public ConsentText current(ConsentKind kind) {
        return inForce(kind, null).orElseThrow(() -> new IllegalStateException("no consent text in force: " + kind));
    }

    /** The text of this version, if it may still be agreed to today. */
    public Optional<ConsentText> inForce(ConsentKind kind, String version) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        return jdbc.sql("""
                        SELECT * FROM consent_text
                        WHERE kind = ? AND effective_from <= ? AND (effective_to IS NULL OR effective_to >= ?)
                          AND (? IS NULL OR version = ?)
                        ORDER BY effective_from DESC LIMIT 1
                        """)
                .params(kind.name(), today, today)
                .param(version)
                .param(version)
                .query((row, number) -> new ConsentText(
                        kind,
                        row.getString("version"),
                        new Bilingual(row.getString("text_zh"), row.getString("text_en"))))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void note(String caseId, ConsentText text, Consent consent) {
        jdbc.sql("""
                        INSERT INTO consent
                          (case_id, kind, text_version, text_hash, given, given_by, how, noted_by, noted_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        caseId,
                        consent.kind().name(),
                        text.version(),
                        text.hash(),
                        consent.given(),
                        consent.givenBy().name(),
                        consent.how().name(),
                        consent.notedBy(),
                        Micros.of(consent.notedAt()))
                .update();
    }

    private static Consent consent(ResultSet row, int number) throws SQLException {
        return new Consent(
                ConsentKind.valueOf(row.getString("kind")),
                row.getString("text_version"),
                row.getBoolean("given"),
                Consent.GivenBy.valueOf(row.getString("given_by")),
                Consent.How.valueOf(row.getString("how")),
                row.getString("noted_by"),
                Micros.toInstant(row.getLong("noted_at")));
    }
}
