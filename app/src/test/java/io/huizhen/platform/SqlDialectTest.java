package io.huizhen.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SQL keeps to what MySQL 8.4 and MariaDB 11.4 both have, in migrations and in code. */
class SqlDialectTest {

    private static final Pattern SQL = Pattern.compile(
            "\\b(SELECT\\s|INSERT\\s+INTO|INSERT\\s+IGNORE|UPDATE\\s+\\w+\\s+SET|DELETE\\s+FROM|REPLACE\\s+INTO)");

    private static final List<Pattern> ONE_SIDED = Stream.of(
                    // MariaDB only
                    "\\bRETURNING\\b",
                    "\\bUUID\\s+(NOT\\s+)?NULL",
                    "\\bINET6\\b",
                    "\\bCREATE\\s+SEQUENCE\\b",
                    "\\bNEXTVAL\\b",
                    "uca1400",
                    "\\bPERIOD\\s+FOR\\b",
                    // MySQL only
                    "\\)\\s+AS\\s+new\\b",
                    "utf8mb4_0900",
                    "->>?\\s*'\\$",
                    "\\bFOR\\s+UPDATE\\s+OF\\b",
                    "\\bINVISIBLE\\b",
                    "\\bLATERAL\\b",
                    "\\bBIN_TO_UUID\\b")
            .map(pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE))
            .toList();

    @Test
    void migrationsRunOnBothServers() {
        assertThat(files("src/main/resources/db", ".sql")).isNotEmpty().allSatisfy(SqlDialectTest::isShared);
    }

    @Test
    void queriesRunOnBothServers() {
        assertThat(files("src/main/java", ".java").stream()
                        .filter(file -> SQL.matcher(text(file)).find()))
                .isNotEmpty()
                .allSatisfy(SqlDialectTest::isShared);
    }

    private static void isShared(Path file) {
        String text = text(file);
        assertThat(ONE_SIDED.stream().filter(pattern -> pattern.matcher(text).find()))
                .as(file.toString())
                .isEmpty();
    }

    private static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
