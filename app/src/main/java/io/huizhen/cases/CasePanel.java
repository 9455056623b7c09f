package io.huizhen.cases;

import io.huizhen.access.Viewer;
import java.util.Optional;

/**
 * One room's part of the case page; a bean of the room. The page has passed the guard ({@code Action.READ}) before it
 * asks; a panel shows no more than its viewer's role may see.
 */
public interface CasePanel {

    /** Where on the page: small numbers first. */
    int order();

    /** The panel for this viewer, or empty when the room has nothing to show. */
    Optional<Part> of(String caseId, Viewer viewer);

    /**
     * @param view a template with a fragment {@code panel(panel)}, such as {@code pages/referral/panel}
     * @param model what the fragment reads as {@code panel}
     */
    record Part(String view, Object model) {}
}
