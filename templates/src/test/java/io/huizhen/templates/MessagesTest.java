package io.huizhen.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {

    /** {@code #{key}}, {@code #{key(...)}} and {@code #{'prefix.' + ...}}. */
    private static final Pattern USE = Pattern.compile("#\\{(?:([\\w.-]+)|'([\\w.-]+)' \\+)");

    private static final Pattern HALF_WIDTH = Pattern.compile("\\p{IsHan}[,:;?!]|[,;?!]\\p{IsHan}");

    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    static List<Path> messages() {
        return Sources.messages();
    }

    static List<Path> pages() {
        return Sources.pages();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void bothLanguagesHaveTheSameKeys(Path english) {
        assertThat(keys(Sources.read(Sources.chinese(english)))).isEqualTo(keys(Sources.read(english)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void noKeyIsWrittenTwice(Path english) {
        for (Path file : List.of(english, Sources.chinese(english))) {
            assertThat(Sources.text(file)
                            .lines()
                            .filter(line -> line.matches("[\\w.-]+ *=.*"))
                            .map(line -> line.substring(0, line.indexOf('=')).strip()))
                    .as(file.toString())
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void bothLanguagesSayTheSameArguments(Path english) {
        Properties chinese = Sources.read(Sources.chinese(english));
        Sources.read(english)
                .forEach((key, text) -> assertThat(arguments((String) chinese.getOrDefault(key, "")))
                        .as((String) key)
                        .isEqualTo(arguments((String) text)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void anApostropheBesideAnArgumentIsDoubled(Path english) {
        Sources.read(english).forEach((key, text) -> {
            if (ARGUMENT.matcher((String) text).find()) {
                assertThat((String) text).as((String) key).doesNotContainPattern(LONE_APOSTROPHE);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("messages")
    void keysBeginWithTheirRoom(Path english) {
        String room = english.getFileName().toString().replace(".properties", "");
        assertThat(keys(Sources.read(english))).allMatch(key -> key.startsWith(room + "."));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyKeyOnAPageExists(Path page) {
        Set<String> known = new TreeSet<>();
        messages().forEach(file -> known.addAll(keys(Sources.read(file))));
        Matcher use = USE.matcher(Sources.text(page));
        while (use.find()) {
            String key = use.group(1);
            String prefix = use.group(2);
            if (key != null) {
                assertThat(known).as(page.toString()).contains(key);
            } else {
                assertThat(known).as(page + ": " + prefix).anyMatch(existing -> existing.startsWith(prefix));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void chineseIsWrittenWithChinesePunctuation(Path english) {
        Sources.read(Sources.chinese(english))
                .forEach((key, text) ->
                        assertThat((String) text).as((String) key).doesNotContainPattern(HALF_WIDTH));
    }

    @Test
    void thereAreMessagesToTest() {
        assertThat(messages()).isNotEmpty();
        assertThat(pages()).isNotEmpty();
    }

    private static Set<String> keys(Properties properties) {
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static Set<String> arguments(String text) {
        Set<String> arguments = new TreeSet<>();
        Matcher found = ARGUMENT.matcher(text);
        while (found.find()) {
            arguments.add(found.group());
        }
        return arguments;
    }
}
