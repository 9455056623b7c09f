package io.huizhen.models;

import java.util.Set;

/**
 * One process of a case for its diagram on the case page.
 *
 * @param process the process id
 * @param xml the frozen model, its names in the viewer's language
 * @param active ids of the elements where the case stands now
 * @param finished ids of the elements it has passed
 * @param started false when the case has not come to this process yet
 */
public record Diagram(String process, String xml, Set<String> active, Set<String> finished, boolean started) {}
