package io.huizhen.journeys;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks a page over as it stands: words that nobody wrote for people, and what keeps people out. */
final class Inspection {

    /** All that is read or read aloud. Values that people typed are theirs. */
    private static final String READABLE = """
            () => {
              const said = [document.title, document.body.innerText];
              for (const e of document.querySelectorAll('[aria-label],[title],[alt],[placeholder]'))
                for (const a of ['aria-label', 'title', 'alt', 'placeholder'])
                  if (e.hasAttribute(a)) said.push(e.getAttribute(a));
              return said.join('\\n');
            }""";

    private static final Set<String> SERIOUS = Set.of("serious", "critical");
    private static final Pattern MISSING = Pattern.compile("\\?\\?[\\w.{}-]+\\?\\?");
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z]{3,}(?:_[A-Z]+)+\\b");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d\\}|\\$\\{|#\\{|\\bundefined\\b|\\[object ");

    private final Pattern key;

    Inspection(Words words) {
        this.key = Pattern.compile("(?<![\\w./@?-])(?:" + String.join("|", words.rooms())
                + ")\\.(?!pdf|png|jpe?g|html?|bpmn|dmn|huizhen)[a-zA-Z][\\w-]*(?:\\.[\\w-]+)*");
    }

    /** Texts that were meant for a program: message keys, constants, open places. */
    Set<String> unwritten(Page page) {
        String said = (String) page.evaluate(READABLE);
        Set<String> found = new TreeSet<>();
        for (Pattern pattern : List.of(MISSING, key, CONSTANT, PLACEHOLDER)) {
            Matcher matcher = pattern.matcher(said);
            while (matcher.find()) {
                found.add(matcher.group());
            }
        }
        return found;
    }

    /** What axe calls serious or critical, by rule, with the first place of each. */
    static List<String> barriers(Page page) {
        List<String> found = new ArrayList<>();
        for (Rule rule : new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()) {
            if (SERIOUS.contains(rule.getImpact())) {
                found.add(rule.getId() + " at "
                        + rule.getNodes().stream()
                                .limit(3)
                                .map(CheckedNode::getHtml)
                                .map(html -> html.length() > 140 ? html.substring(0, 140) + "…" : html)
                                .collect(Collectors.joining(" | ")));
            }
        }
        return found;
    }
}
