package io.huizhen.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** How people find things on a page: by the whole of a text or by how it starts, and only what is visible. */
final class Finding {

    private Finding() {}

    /** The button or link of this text within a part of the page. */
    static Locator toPress(Locator part, String text) {
        return one(pressable(part, whole(text)), pressable(part, starting(text)), text);
    }

    static Locator pressable(Locator part, Pattern name) {
        return part.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .or(part.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name)))
                .filter(visible());
    }

    /** The one that fits wholly if there is one, else the one that starts so; two of a kind are one too many. */
    static Locator one(Locator whole, Locator starting, String text) {
        Locator wholeVisible = whole.filter(visible());
        Locator startingVisible = starting.filter(visible());
        wholeVisible.or(startingVisible).first().waitFor();
        Locator found = wholeVisible.count() > 0 ? wholeVisible : startingVisible;
        if (found.count() > 1) {
            throw new NotAsSeenException("“" + text + "” is there " + found.count() + " times; which one is meant?");
        }
        return found;
    }

    static Locator.FilterOptions visible() {
        return new Locator.FilterOptions().setVisible(true);
    }

    static Pattern whole(String text) {
        return Pattern.compile("^\\s*" + Words.literal(text) + "\\s*$");
    }

    static Pattern starting(String text) {
        return Pattern.compile("^\\s*" + Words.literal(text));
    }
}
