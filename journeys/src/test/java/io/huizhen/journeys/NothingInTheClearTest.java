package io.huizhen.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.launcher.Canary;
import io.huizhen.launcher.Database;
import io.huizhen.launcher.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The search would find what it is to find: once planted in a table, once in a folder of the stack. */
class NothingInTheClearTest {

    @Test
    void findsANameThatSomebodyLeavesInATable() throws Exception {
        String rare = "𠮷" + NewPatient.invented().idNumber() + "兰";
        assertThat(NothingInTheClear.search(List.of(rare)).findings()).isEmpty();

        Database database = Stack.current().database();
        try (Connection connection =
                        DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword());
                Statement table = connection.createStatement()) {
            table.execute("CREATE TABLE unsealed (id INT PRIMARY KEY, name VARCHAR(100)) DEFAULT CHARSET utf8mb4");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO unsealed VALUES (1, ?)")) {
                insert.setString(1, rare);
                insert.execute();
            }
        }

        assertThat(NothingInTheClear.search(List.of(rare)).findings())
                .extracting(Canary.Finding::needle)
                .contains(rare);
    }

    @Test
    void findsANameInALog() throws Exception {
        String rare = "𠮷" + NewPatient.invented().idNumber() + "芳";
        Path log = Stack.current().folder("planted").resolve("app.log");
        Files.createDirectories(log.getParent());
        Files.writeString(log, "INFO patient=" + rare);

        assertThat(NothingInTheClear.search(List.of(rare)).findings())
                .extracting(Canary.Finding::file)
                .contains(log);
    }
}
