package io.huizhen.ops.web;

import java.time.Instant;
import java.util.List;

/**
 * The live wall.
 *
 * @param forOperator whether the viewer runs the servers too
 * @param dark for a big screen in a dark room
 * @param onDuty who has the duty; null when nobody took it yet
 */
record WallPage(
        List<AlertLine> alerts,
        List<RoomLine> rooms,
        List<ServerLine> servers,
        boolean forOperator,
        boolean dark,
        String onDuty,
        boolean dutyIsMine,
        String back) {

    /**
     * An alert.
     *
     * @param about the case's number or the server's name; null for the whole system
     * @param href the case, for those who may enter it; else null
     * @param owner null for everyone of the role
     * @param escalateAt when it goes to the next; null when nobody is waited for
     */
    record AlertLine(
            String id,
            String kind,
            int urgency,
            String tone,
            String about,
            String href,
            String cause,
            String owner,
            String ownerRole,
            boolean mine,
            boolean acknowledged,
            boolean calm,
            Instant openedAt,
            Instant escalateAt) {}

    /** A consult under way. @param carrier what carries it all instead of the room, or null */
    record RoomLine(
            String number,
            String href,
            String inviting,
            String invited,
            Instant liveAt,
            String server,
            String carrier,
            String tone,
            List<SeatLine> seats) {}

    /** Somebody in it. @param name of staff; null for a patient, who is called by the role */
    record SeatLine(String role, String name, String presence, String mode, String grade, String tone) {}

    /** @param answeredIn milliseconds, or null. @param drainedBy who took it out of service, or null */
    record ServerLine(
            String name,
            boolean up,
            boolean draining,
            int rooms,
            int seats,
            Long answeredIn,
            String drainedBy,
            Instant drainedAt) {}

    /** Alerts that nobody has in hand yet. */
    public long waiting() {
        return alerts.stream().filter(alert -> !alert.acknowledged()).count();
    }
}
