package io.huizhen.referral;

import io.huizhen.access.Viewer;
import io.huizhen.audit.Audit;
import io.huizhen.audit.AuditAction;
import io.huizhen.platform.Micros;
import io.huizhen.platform.Sweep;
import io.huizhen.policy.Rules;
import io.huizhen.vault.Place;
import io.huizhen.vault.Scope;
import io.huizhen.vault.Sealed;
import io.huizhen.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What clinicians have typed and not yet sent. Each sees only their own; sealed under the person's key. */
@Component
@Transactional
public class Drafts implements Sweep {

    private static final String WHAT = "referral draft";
    private static final String TREATMENT = "treatment";

    /** That there is a draft, without what is in it. */
    public record Unsent(String token, Instant savedAt) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Rules rules;
    private final Audit audit;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Vault vault, Rules rules, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps the form as it stands; returns when. */
    public Instant save(ReferralForm form, Viewer by) {
        byte[] sealed = vault.seal(Scope.ofPerson(by.personId()), place(form.token()), form)
                .bytes();
        Instant now = clock.instant();
        int changed = jdbc.sql("UPDATE referral_draft SET form = ?, saved_at = ? WHERE token = ? AND person_id = ?")
                .params(sealed, Micros.of(now), form.token(), by.personId())
                .update();
        if (changed == 0) {
            jdbc.sql("INSERT INTO referral_draft (token, person_id, form, saved_at) VALUES (?, ?, ?, ?)")
                    .params(form.token(), by.personId(), sealed, Micros.of(now))
                    .update();
        }
        audit.note(AuditAction.WRITE, null, WHAT, TREATMENT);
        return now;
    }

    /** The person's last unsent draft. */
    @Transactional(readOnly = true)
    public Optional<Unsent> lastOf(Viewer person) {
        return jdbc.sql("""
                        SELECT token, saved_at FROM referral_draft
                        WHERE person_id = ? ORDER BY saved_at DESC LIMIT 1
                        """)
                .param(person.personId())
                .query((row, number) -> new Unsent(row.getString("token"), Micros.toInstant(row.getLong("saved_at"))))
                .optional();
    }

    /** Opens the person's own draft. */
    public Optional<ReferralForm> open(String token, Viewer by) {
        Optional<ReferralForm> form = jdbc.sql("SELECT form FROM referral_draft WHERE token = ? AND person_id = ?")
                .params(token, by.personId())
                .query(byte[].class)
                .optional()
                .map(bytes -> vault.open(
                        Scope.ofPerson(by.personId()), place(token), new Sealed<>(bytes), ReferralForm.class));
        if (form.isPresent()) {
            audit.note(AuditAction.READ, null, WHAT, TREATMENT);
        }
        return form;
    }

    /** Throws the draft and its files away. */
    public void discard(String token, Viewer by) {
        jdbc.sql("DELETE FROM referral_file WHERE token = ? AND person_id = ?")
                .params(token, by.personId())
                .update();
        jdbc.sql("DELETE FROM referral_draft WHERE token = ? AND person_id = ?")
                .params(token, by.personId())
                .update();
    }

    @Override
    public String of() {
        return "abandoned referral drafts";
    }

    /** Throws away the drafts that nobody has touched for longer than the rule allows, and files without a draft. */
    @Override
    public int sweep() {
        long before = Micros.of(clock.instant().minus(Duration.ofDays(rules.number(Rules.DRAFT_DAYS))));
        int drafts = jdbc.sql("DELETE FROM referral_draft WHERE saved_at < ?")
                .param(before)
                .update();
        jdbc.sql("""
                        DELETE FROM referral_file WHERE staged_at < ?
                          AND token NOT IN (SELECT token FROM referral_draft)
                        """).param(before).update();
        if (drafts > 0) {
            audit.note(AuditAction.WRITE, null, "abandoned drafts: " + drafts, "retention");
        }
        return drafts;
    }

    private static Place place(String token) {
        return Place.of("referral_draft", token, "form");
    }
}
