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
        List<OverLine> over,
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

    /**
     * An alert that was over a short while ago.
     *
     * @param ending how it ended, as in message keys; see {@link Ending}
     */
    record OverLine(String kind, String about, String href, Instant closedAt, Ending ending) {}

    /**
     * A consult under way.
     *
     * @param carrier what carries it all instead of the room, or null
     * @param place where it is now
     */
    record RoomLine(
            String number,
            String href,
            String inviting,
            String invited,
            Instant liveAt,
            String carrier,
            String tone,
            Place place,
            List<SeatLine> seats) {}

    /**
     * Where a consult is, and where it was before.
     *
     * @param server that has its room; null when none has
     * @param phoneSince since when the telephone carries it; null when it does not
     * @param lost whether nothing carries it
     * @param from where its room was before; null when it has been nowhere else
     * @param leftAt when it left there; null when that is not known
     */
    record Place(String server, Instant phoneSince, boolean lost, String from, Instant leftAt) {}

    /**
     * Somebody in it.
     *
     * @param name of staff; null for a patient, who is called by the role
     * @param presence as in message keys; {@code phone} by telephone, {@code aside} in a room that the telephone replaces
     * @param phoneSince since when the person talks by telephone; null when not
     */
    record SeatLine(
            String role, String name, String presence, Instant phoneSince, String mode, String grade, String tone) {}

    /**
     * A media server. While it is not up it has no figures: they would be those of before.
     *
     * @param goneSince when it last answered; null while it is up, and when it never answered
     * @param answeredIn milliseconds, or null
     * @param drainedBy who took it out of service, or null
     * @param left while it is not up: the consults that were on it
     */
    record ServerLine(
            String name,
            boolean up,
            Instant goneSince,
            boolean draining,
            int rooms,
            int seats,
            Long answeredIn,
            String drainedBy,
            Instant drainedAt,
            List<LeftLine> left) {}

    /** A consult that was on a server. */
    record LeftLine(String number, Place place) {}

    /** Alerts that nobody has in hand yet. */
    public long waiting() {
        return alerts.stream().filter(alert -> !alert.acknowledged()).count();
    }
}
