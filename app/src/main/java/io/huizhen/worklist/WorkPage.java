package io.huizhen.worklist;

import java.util.List;

/**
 * A page of a worklist, the clocks that run out first at the top.
 *
 * @param next cursor of the following page; null on the last
 */
public record WorkPage(List<WorkItem> items, String next) {}
