package io.huizhen.ops;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Looks at one thing that can go wrong. What it names is in trouble; what it named before and no longer names is calm.
 * Asked every few seconds by one node; must be quick.
 */
interface Watch {

    /** The kinds that it speaks for, and nobody else. */
    Set<AlertKind> kinds();

    /** What is in trouble now. */
    List<Trouble> look(Instant now);

    /** Since when something that it no longer names is calm, where it knows better than by this look. */
    default Instant calmSince(Alert alert, Instant now) {
        return now;
    }
}
