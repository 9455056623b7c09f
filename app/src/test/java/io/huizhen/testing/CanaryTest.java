package io.huizhen.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.huizhen.launcher.Canary;
import io.huizhen.launcher.Database;
import io.huizhen.launcher.Stack;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class CanaryTest {

    private static final String NAME = "陈𠮷兰";
    private static final String DIAGNOSIS = "hypertrophic cardiomyopathy";

    @TempDir
    Path folder;

    @Test
    void findsNothingWhereNothingIs() throws Exception {
        Files.writeString(folder.resolve("app.log"), "陈吉兰 came; cardiomyopathy, hypertrophic");
        Files.createDirectories(folder.resolve("empty"));

        Canary.Search search = search();

        assertThat(search.findings()).isEmpty();
        assertThat(search.clean()).isTrue();
        assertThat(search.files()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void findsAPlantedNameInEachEncoding(String charset) throws Exception {
        plant(("before " + NAME + " after").getBytes(Charset.forName(charset)));

        assertThat(search().findings())
                .extracting(Canary.Finding::needle, Canary.Finding::encoding)
                .contains(tuple(NAME, charset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "abcd"})
    void findsItInBase64HoweverItIsAligned(String before) throws Exception {
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            for (String text : List.of(NAME, DIAGNOSIS, "????>>>>" + NAME)) {
                plant(encoder.encode((before + text + "?~").getBytes(StandardCharsets.UTF_8)));
                assertThat(search().clean()).isFalse();
            }
        }
    }

    @Test
    void findsItInUtf16InsideBase64() throws Exception {
        plant(Base64.getEncoder().encode(("x" + DIAGNOSIS).getBytes(StandardCharsets.UTF_16LE)));

        assertThat(search().clean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"\\u9648\\ud842\\udfb7\\u5170\"}",
                "{\"name\":\"\\u9648\\uD842\\uDFB7\\u5170\"}",
                "GET /search?q=%E9%99%88%F0%A0%AE%B7%E5%85%B0",
                "GET /search?q=%e9%99%88%f0%a0%ae%b7%e5%85%b0",
                "x'e99988f0a0aeb7e585b0'",
                "X'E99988F0A0AEB7E585B0'"
            })
    void findsItEscaped(String written) throws Exception {
        plant(written.getBytes(StandardCharsets.US_ASCII));

        assertThat(search().clean()).isFalse();
    }

    @Test
    void findsItInAPackedLog() throws Exception {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("app.log.gz")))) {
            out.write(NAME.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(search().findings()).extracting(Canary.Finding::encoding).containsExactly("gzip, UTF-8");
    }

    @Test
    void findsItInAFileName() throws Exception {
        Files.createFile(folder.resolve(DIAGNOSIS + ".pdf"));

        assertThat(search().findings()).extracting(Canary.Finding::encoding).containsExactly("file name, UTF-8");
    }

    @Test
    void findsItAcrossTheEdgeOfABufferAndAtTheVeryEnd() throws Exception {
        byte[] name = NAME.getBytes(StandardCharsets.UTF_8);
        int size = 3 << 20;
        for (int at : List.of(0, (1 << 20) - 1, (1 << 20) - 5, 1 << 20, (2 << 20) - 3, size - name.length)) {
            byte[] file = new byte[size];
            System.arraycopy(name, 0, file, at, name.length);
            plant(file);
            assertThat(search().findings()).extracting(Canary.Finding::offset).containsExactly((long) at);
        }
    }

    @Test
    void findsWhatAnUnsealedColumnLeavesInTheDatabasesFiles() {
        Database database = Stack.current().database();
        JdbcTemplate owner = new JdbcTemplate(
                new DriverManagerDataSource(database.url(), database.ownerUser(), database.ownerPassword()));
        String rare = "canary-" + database.name() + "-𠮷";
        Path files = Path.of(owner.queryForObject("SELECT @@datadir", String.class));
        assertThat(Canary.search(List.of(rare), List.of(files)).findings()).isEmpty();

        owner.execute("CREATE TABLE unsealed (id INT PRIMARY KEY, name VARCHAR(100)) DEFAULT CHARSET utf8mb4");
        owner.update("INSERT INTO unsealed (id, name) VALUES (1, ?)", rare);

        Canary.Search search = Canary.search(List.of(rare), List.of(files));
        assertThat(search.findings()).isNotEmpty();
        assertThat(search.bytes()).isPositive();
    }

    @Test
    void aFolderThatIsNotThereIsNotAPass() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Canary.search(List.of(NAME), List.of(folder.resolve("missing"))));
    }

    @Test
    void aNeedleThatCouldBeAnywhereIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Canary.search(List.of("flu"), List.of(folder)));
    }

    private void plant(byte[] content) throws Exception {
        Files.write(folder.resolve("planted"), content);
    }

    private Canary.Search search() {
        return Canary.search(List.of(NAME, DIAGNOSIS), List.of(folder));
    }
}
