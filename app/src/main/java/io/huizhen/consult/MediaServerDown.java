package io.huizhen.consult;

/** A media server was found dead by this node; the consults that it had move to another. Every node says so for itself. */
public record MediaServerDown(String name) {}
