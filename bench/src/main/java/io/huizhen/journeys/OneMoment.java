package io.huizhen.journeys;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.List;

/**
 * Several people press at the same moment, each in a page of their own. Each page is told the moment beforehand and
 * presses by itself, so that it does not matter how long it takes to tell them all.
 */
public final class OneMoment {

    private static final Duration AHEAD = Duration.ofSeconds(2);

    private static final String PRESS = """
            (button, moment) => {
              const left = moment - Date.now();
              setTimeout(() => button.click(), left);
              return left;
            }
            """;

    private OneMoment() {}

    /** One person presses now: by the page itself too, since a pointer waits for pictures of a page that has none to spare. */
    public static void press(Person person, String text) {
        button(person, text).evaluate("button => button.click()");
    }

    /**
     * Returns when the moment has come.
     *
     * @param text of the button or link
     * @param then done at the moment
     */
    public static void press(List<Person> people, String text, Runnable then) {
        List<Locator> buttons =
                people.stream().map(person -> button(person, text)).toList();
        double moment = System.currentTimeMillis() + AHEAD.toMillis();
        for (Locator button : buttons) {
            double left = ((Number) button.evaluate(PRESS, moment)).doubleValue();
            if (left <= 0) {
                throw new IllegalStateException("A page was told of the moment " + -left + " ms after it");
            }
        }
        people.getFirst().page().waitForTimeout(Math.max(0, moment - System.currentTimeMillis()));
        then.run();
    }

    private static Locator button(Person person, String text) {
        return Finding.toPress(person.page().locator("body"), text);
    }
}
