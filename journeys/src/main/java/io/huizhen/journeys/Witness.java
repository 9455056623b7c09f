package io.huizhen.journeys;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes down what goes wrong in a person's browser without them seeing it: scripts, refused content, the server. */
final class Witness {

    /** The browser reports every answer from 400 up as an error; a refusal the person is told about is not one. */
    private static final Pattern ANSWER = Pattern.compile("Failed to load resource: .* status of 4\\d\\d .*");

    private final String who;
    private final List<String> troubles = new ArrayList<>();

    Witness(String who) {
        this.who = who;
    }

    void watch(Page page) {
        page.onConsoleMessage(this::console);
        page.onPageError(error -> note("script error: " + firstLine(error), page.url()));
        page.onResponse(this::answered);
    }

    private void console(ConsoleMessage message) {
        boolean wrong = message.type().equals("error") || message.text().contains("Content Security Policy");
        if (wrong && !ANSWER.matcher(message.text()).matches()) {
            note("console: " + firstLine(message.text()), message.location());
        }
    }

    private void answered(Response response) {
        if (response.status() >= 500) {
            note("the server answered " + response.status(), response.url());
        }
    }

    private void note(String trouble, String where) {
        troubles.add(who + ": " + trouble + " (" + where.replaceFirst("[?#].*", "") + ")");
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    List<String> troubles() {
        return List.copyOf(troubles);
    }
}
