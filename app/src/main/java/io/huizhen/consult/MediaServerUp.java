package io.huizhen.consult;

/** A media server that was dead answers again. Every node says so for itself. */
public record MediaServerUp(String name) {}
