package io.huizhen.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** A fresh schema on the real server. */
class DatabaseTest {

    private final Database database = Stack.current().database();

    @Test
    void letsTheOwnerMigrateAndGrantAndTheAppOnlyWhatItWasGranted() throws SQLException {
        try (Connection owner = connect(database.ownerUser(), database.ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE audit_row (id INT PRIMARY KEY, text VARCHAR(20))");
            statement.execute(
                    "GRANT SELECT, INSERT ON `" + database.name() + "`.audit_row TO '" + database.appUser() + "'@'%'");
        }
        try (Connection app = connect(database.appUser(), database.appPassword());
                Statement statement = app.createStatement()) {
            statement.execute("INSERT INTO audit_row VALUES (1, '𠮷')");
            try (ResultSet row = statement.executeQuery("SELECT text FROM audit_row")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("𠮷");
            }
            assertThatThrownBy(() -> statement.execute("DELETE FROM audit_row")).hasMessageContaining("denied");
            assertThatThrownBy(() -> statement.execute("UPDATE audit_row SET id = 2"))
                    .hasMessageContaining("denied");
            assertThatThrownBy(() -> statement.execute("CREATE TABLE mine (id INT)"))
                    .hasMessageContaining("denied");
        }
    }

    @Test
    void readsWhatIsCommittedInEveryScript() throws SQLException {
        try (Connection owner = connect(database.ownerUser(), database.ownerPassword());
                Statement statement = owner.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT @@transaction_isolation, @@character_set_server, @@time_zone")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("READ-COMMITTED");
            assertThat(row.getString(2)).isEqualTo("utf8mb4");
            assertThat(row.getString(3)).isEqualTo("+00:00");
        }
    }

    @Test
    void emptiesASchemaThatAFirstStartLeftHalfMadeAndKeepsItsOwner() throws Exception {
        try (Connection owner = connect(database.ownerUser(), database.ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE half (id INT PRIMARY KEY)");
        }

        Database.clear(Stack.current().databaseServer(), database.name());

        try (Connection owner = connect(database.ownerUser(), database.ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE half (id INT PRIMARY KEY)");
        }
    }

    @Test
    void hidesTheSchemaFromOthers() {
        Database another = Stack.current().database();

        assertThatThrownBy(
                        () -> DriverManager.getConnection(database.url(), another.ownerUser(), another.ownerPassword())
                                .close())
                .isInstanceOf(SQLException.class);
    }

    private Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection(database.url(), user, password);
    }
}
