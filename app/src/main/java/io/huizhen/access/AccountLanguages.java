package io.huizhen.access;

import io.huizhen.platform.web.Languages;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The language that a person with an account has chosen; it comes along to the next device at login. */
@Component
@Transactional
public class AccountLanguages {

    private final JdbcClient jdbc;

    AccountLanguages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the choice; a patient on a seat link has no account to keep it by. */
    public void keep(Viewer viewer, Locale language) {
        if (viewer.seatId() != null) {
            return;
        }
        String tag = language.toLanguageTag();
        int changed = jdbc.sql("UPDATE account_language SET language = ? WHERE person_id = ?")
                .params(tag, viewer.personId())
                .update();
        if (changed == 0 && of(viewer).isEmpty()) {
            jdbc.sql("INSERT INTO account_language (person_id, language) VALUES (?, ?)")
                    .params(viewer.personId(), tag)
                    .update();
        }
    }

    @Transactional(readOnly = true)
    public Optional<Locale> of(Viewer viewer) {
        return jdbc.sql("SELECT language FROM account_language WHERE person_id = ?")
                .param(viewer.personId())
                .query(String.class)
                .optional()
                .map(Languages::of);
    }
}
