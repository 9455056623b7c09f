package io.huizhen.platform;

import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives the app user its rights, table by table: all rows everywhere, except that evidence (the trail
 * {@code audit_%}, and what carried a consult and how well) can be added to and read, never changed or deleted. Rights cannot be subtracted in MySQL, so none is given for the whole
 * schema. Nothing is issued when owner and app user are the same person (an external database set up so on purpose).
 */
final class AppUserGrants {

    private static final Pattern EVIDENCE = Pattern.compile("audit_.*|consult_media_event|consult_quality");

    private final JdbcClient owner;
    private final String user;

    AppUserGrants(DataSource owner, String user) {
        this.owner = JdbcClient.create(owner);
        this.user = user;
    }

    void issue() {
        String current = owner.sql("SELECT CURRENT_USER()").query(String.class).single();
        if (current.startsWith(user + "@")) {
            return;
        }
        List<String> tables = owner.sql("""
                        SELECT table_name FROM information_schema.tables
                        WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
                        """).query(String.class).list();
        for (String table : tables) {
            String rights = EVIDENCE.matcher(table).matches() ? "SELECT, INSERT" : "SELECT, INSERT, UPDATE, DELETE";
            owner.sql("GRANT " + rights + " ON `" + table + "` TO '" + user + "'@'%'")
                    .update();
        }
    }
}
