package io.huizhen.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;

/** What somebody noticed on every page: texts that nobody wrote, and barriers for people with other means. */
final class Overview {

    private final Persona persona;
    private final Words words;
    private final boolean thorough;
    private final Inspection inspection;
    private final Set<String> unwritten = new TreeSet<>();
    private final Set<String> barriers = new TreeSet<>();
    private final Set<String> inspected;

    /**
     * @param thorough whether to look for barriers too, once a page and role
     * @param inspected where barriers were looked for by anybody of this cast
     */
    Overview(Persona persona, Words words, boolean thorough, Set<String> inspected) {
        this.persona = persona;
        this.words = words;
        this.thorough = thorough;
        this.inspected = inspected;
        this.inspection = new Inspection(words);
    }

    /** Looks the page over. */
    void inspect(Page page) {
        String where = URI.create(page.url()).getPath();
        inspection.unwritten(page).forEach(text -> unwritten.add(persona.who() + " at " + shape(where) + ": " + text));
        if (thorough && inspected.add(page.title() + shape(where) + whose(where))) {
            Inspection.barriers(page).forEach(barrier -> barriers.add(shape(where) + ": " + barrier));
        }
    }

    /** The identity server's pages are the same for everybody. */
    private String whose(String path) {
        return path.startsWith("/realms/") ? "" : persona.who();
    }

    /** What comes a moment later shows bars until it is there. */
    void awaitPieces(Page page) {
        try {
            page.getByLabel(words.say("ui.loading"))
                    .filter(Finding.visible())
                    .first()
                    .waitFor(new Locator.WaitForOptions()
                            .setState(WaitForSelectorState.HIDDEN)
                            .setTimeout(5_000));
        } catch (TimeoutError e) {
            // Then the picture shows them, which tells more than none.
        }
    }

    /** A path without what names one case. */
    static String shape(String path) {
        return path == null ? "" : path.replaceAll("/[0-9A-Za-z_-]{16,}", "/…");
    }

    Set<String> unwritten() {
        return unwritten;
    }

    Set<String> barriers() {
        return barriers;
    }
}
