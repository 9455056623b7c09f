package io.huizhen.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the strict policy of the pages asks of their sources, and what they may weigh. */
class PagesTest {

    private static final int FIRST_PAGE = 150 * 1024;

    static List<Path> pages() {
        return Sources.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void holdsNoInlineStyle(Path page) {
        assertThat(Sources.text(page)).doesNotContainPattern(any("(?<![\\w-])style\\s*=|<style"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void holdsNoInlineScript(Path page) {
        assertThat(Sources.text(page))
                .doesNotContainPattern(any("\\son[a-z]+\\s*=|javascript:|th:on|th:inline"))
                .doesNotContainPattern(any("<script(?![^>]*src=)"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void escapesWhatItShows(Path page) {
        assertThat(Sources.text(page)).doesNotContain("th:utext").doesNotContain("[(");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void loadsNothingFromElsewhere(Path page) {
        assertThat(Sources.text(page)).doesNotContainPattern(any("(src|href)\\s*=\\s*\"(https?:)?//"));
    }

    @Test
    void theFirstPageIsLight() throws IOException {
        Path assets = Path.of("target/classes/assets");
        long weight = 0;
        for (String asset : List.of("app.css", "app.js", "page/landing.css")) {
            weight += Files.size(assets.resolve(asset));
        }
        assertThat(weight).isLessThan(FIRST_PAGE);
    }

    private static Pattern any(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }
}
