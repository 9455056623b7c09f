package io.huizhen.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a person finds on a page, and what they notice there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonTest {

    private static final String HEAD = "<!DOCTYPE html><html lang='zh-CN'><title>页</title><body>";

    @TempDir
    Path out;

    private LittleSite site;
    private Cast cast;
    private Person person;

    @BeforeAll
    void open() throws Exception {
        site = new LittleSite(Map.of(
                "/form",
                HEAD + """
                        <label for=a>保存</label><input id=a>
                        <label for=b>继续（选填）</label><input id=b>
                        <label><input type=checkbox id=c>返回<small>提示</small></label>
                        <button hidden>登录</button><button>退出</button><a href=/twice>登录</a>
                        """,
                "/twice",
                HEAD + "<button>退出</button><button>退出</button>",
                "/keys",
                HEAD + "<p>??ui.nothing_zh_CN??</p><img alt='ui.nobody.wrote'><p>AWAITING_ROUTE</p><p>共 {0} 份</p>",
                "/clean",
                HEAD + "<p>陈𠮷兰 · ui.pdf · li.jianguo · 3/2 · HTTPS</p>",
                "/broken",
                HEAD + "<script>throw new Error('broken')</script><img src='data:text/plain,x' alt=''>"));
        cast = new Cast(Settings.of(site.address(), site.address(), out).withPatience(Duration.ofSeconds(2)));
    }

    @AfterAll
    void close() {
        cast.close();
        site.close();
    }

    @BeforeEach
    void someone() {
        person = cast.onAnotherDevice(Persona.COORDINATOR);
    }

    @Test
    void findsFieldsByTheirLabelsWithOrWithoutWhatStandsBehindThem() {
        person.goTo("/form");

        person.write("ui.save", "甲");
        person.write("ui.continue", "乙");
        person.tick("ui.back");

        assertThat(person.page().inputValue("#a")).isEqualTo("甲");
        assertThat(person.page().inputValue("#b")).isEqualTo("乙");
        assertThat(person.page().isChecked("#c")).isTrue();
    }

    @Test
    void pressesOnlyWhatIsVisible() {
        person.goTo("/form");

        person.press("ui.login");

        assertThat(person.page().url()).endsWith("/twice");
    }

    @Test
    void doesNotGuessBetweenTwoOfAKind() {
        person.goTo("/twice");

        assertThatThrownBy(() -> person.press("ui.logout"))
                .isInstanceOf(NotAsSeenException.class)
                .hasMessageContaining("2 times");
    }

    @Test
    void saysWhatCouldNotBeDoneWhenItIsNotThere() {
        person.goTo("/twice");

        assertThatThrownBy(() -> person.press("ui.undo"))
                .isInstanceOf(NotAsSeenException.class)
                .hasMessageContaining("撤销");
    }

    @Test
    void noticesKeysConstantsAndOpenPlaces() {
        person.goTo("/keys");

        person.inspect();

        assertThat(person.unwritten())
                .extracting(text -> text.replaceFirst(".*: ", ""))
                .containsExactlyInAnyOrder("??ui.nothing_zh_CN??", "ui.nobody.wrote", "AWAITING_ROUTE", "{0}");
    }

    @Test
    void takesNamesAndFilesForWhatTheyAre() {
        person.goTo("/clean");

        person.inspect();

        assertThat(person.unwritten()).isEmpty();
    }

    @Test
    void noticesScriptsThatFail() {
        person.goTo("/broken");

        assertThat(person.troubles()).anyMatch(trouble -> trouble.contains("broken"));
    }
}
