package io.huizhen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of the login pages. */
class ThemeTest {

    private static final Path LOGIN = Home.findSource(Path.of("")).resolve("keycloak-realm/theme/huizhen/login");

    @Test
    void speaksBothLanguagesInStep() throws IOException {
        assertThat(messages("zh_CN").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(messages("en").stringPropertyNames());
    }

    @Test
    void hasAMessageForEveryKeyOfItsOwn() throws IOException {
        Properties english = messages("en");
        try (Stream<Path> files = Files.list(LOGIN)) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".ftl")).toList()) {
                assertThat(Pattern.compile("\"(huizhen[A-Za-z]+)\"")
                                .matcher(Files.readString(page))
                                .results())
                        .allMatch(key -> english.containsKey(key.group(1)), page.toString());
            }
        }
    }

    private static Properties messages(String language) throws IOException {
        Properties messages = new Properties();
        try (Reader in = Files.newBufferedReader(LOGIN.resolve("messages/messages_" + language + ".properties"))) {
            messages.load(in);
        }
        return messages;
    }
}
