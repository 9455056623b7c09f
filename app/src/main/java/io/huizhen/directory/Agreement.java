package io.huizhen.directory;

/** The cooperation agreement under which one hospital invites another; a report names the version in force. */
public record Agreement(String id, int version, String invitingId, String invitedId) {}
