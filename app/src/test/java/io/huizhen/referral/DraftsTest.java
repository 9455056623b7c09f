package io.huizhen.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.HuizhenTest;
import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import io.huizhen.policy.Rules;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nobody sends is thrown away, files and all, after the days that the rule names. */
@HuizhenTest
class DraftsTest {

    @Autowired
    Drafts drafts;

    @Autowired
    Rules rules;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void anAbandonedDraftGoesWithItsFilesAndAYoungerOneStays() {
        int days = rules.number(Rules.DRAFT_DAYS);
        String old = draft(days + 1);
        String young = draft(days - 1);
        assertThat(drafts.sweep()).isPositive();
        assertThat(count("referral_draft", old)).isZero();
        assertThat(count("referral_file", old)).isZero();
        assertThat(count("referral_draft", young)).isOne();
        assertThat(count("referral_file", young)).isOne();
    }

    @Test
    void anOldFileOfADraftThatIsStillWorkedOnStays() {
        String token = draft(1);
        jdbc.sql("UPDATE referral_file SET staged_at = 1 WHERE token = ?")
                .param(token)
                .update();
        drafts.sweep();
        assertThat(count("referral_file", token)).isOne();
    }

    private String draft(int daysAgo) {
        String token = Ids.next();
        long then = Micros.of(clock.instant().minus(Duration.ofDays(daysAgo)));
        jdbc.sql("INSERT INTO referral_draft (token, person_id, form, saved_at) VALUES (?, 'p', ?, ?)")
                .params(token, new byte[] {1}, then)
                .update();
        jdbc.sql("""
                        INSERT INTO referral_file (id, token, person_id, purpose, name, content, size, staged_at)
                        VALUES (?, ?, 'p', 'PRIOR', ?, ?, 1, ?)
                        """)
                .params(Ids.next(), token, new byte[] {1}, new byte[] {1}, then)
                .update();
        return token;
    }

    private int count(String table, String token) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table + " WHERE token = ?")
                .param(token)
                .query(Integer.class)
                .single();
    }
}
