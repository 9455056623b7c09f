package io.huizhen.consult.live;

/**
 * The right to run a live consult on this node.
 *
 * @param fence grows with each owner; a write with an older one is refused
 */
record Lease(String consultId, String caseId, long fence) {}
