package io.huizhen.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The messages of one telephone or mailbox, read on the gateway's page in the person's own browser. */
final class Inbox {

    private final Person person;
    private final Settings settings;

    Inbox(Person person, Settings settings) {
        this.person = person;
        this.settings = settings;
    }

    /** What was sent to a telephone number or address, newest first. */
    List<String> messagesTo(String to) {
        List<String> read = new ArrayList<>();
        person.besides(
                settings.inbox().toString(),
                () -> read.addAll(articles(person.page(), to).allInnerTexts()));
        return read;
    }

    /** The link in the newest message to this number that fits the text; looks again until it is there. */
    String linkIn(String to, Pattern text) {
        return newest(
                to, text, article -> article.getByRole(AriaRole.LINK).first().getAttribute("href"));
    }

    /** The whole text of the newest message to this number that fits. */
    String message(String to, Pattern text) {
        return newest(to, text, Locator::innerText);
    }

    private String newest(String to, Pattern text, java.util.function.Function<Locator, String> take) {
        String[] taken = new String[1];
        person.besides(settings.inbox().toString(), () -> {
            long end = System.nanoTime() + settings.patience().toNanos();
            while (System.nanoTime() < end) {
                Locator fitting = articles(person.page(), to).filter(new Locator.FilterOptions().setHasText(text));
                if (fitting.count() > 0) {
                    taken[0] = take.apply(fitting.first());
                    return;
                }
                person.page().waitForTimeout(Duration.ofMillis(300).toMillis());
                person.page().reload();
            }
            throw new NotAsSeenException("No message to the " + person.persona().who() + " that fits: " + text
                    + "; there are " + articles(person.page(), to).count() + " others");
        });
        return taken[0];
    }

    private static Locator articles(Page page, String to) {
        return page.getByRole(AriaRole.ARTICLE)
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions()
                                        .setName(Pattern.compile(" · " + Words.literal(to) + "$")))));
    }
}
