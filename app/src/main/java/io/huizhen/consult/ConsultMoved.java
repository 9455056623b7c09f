package io.huizhen.consult;

import java.time.Instant;

/**
 * A live consult has its room on another media server now, without anybody's click.
 *
 * @param from the server that is dead, has forgotten the room, or is drained; the same as {@code to} where the room was
 *     made again on the same one
 * @param lostAt since when nobody had anything of the others
 * @param at when there was a room again; people come back one by one after that
 */
public record ConsultMoved(String caseId, String consultId, String from, String to, Instant lostAt, Instant at) {}
