package io.huizhen.consult;

/** A call shall end. Published inside a transaction; the node that rang it puts the telephones down after that. */
public record HangUpWanted(String callId) {}
