package io.huizhen.ops.web;

import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.consult.Grade;
import io.huizhen.consult.LiveNow.RoomNow;
import io.huizhen.consult.LiveNow.SeatNow;
import io.huizhen.consult.MediaMode;
import io.huizhen.ops.Alert;
import io.huizhen.ops.Duty;
import io.huizhen.ops.Wall;
import io.huizhen.ops.web.WallPage.AlertLine;
import io.huizhen.ops.web.WallPage.LeftLine;
import io.huizhen.ops.web.WallPage.OverLine;
import io.huizhen.ops.web.WallPage.Place;
import io.huizhen.ops.web.WallPage.RoomLine;
import io.huizhen.ops.web.WallPage.SeatLine;
import io.huizhen.ops.web.WallPage.ServerLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the wall into words. A patient is called by the role; the name is sealed and no matter here. */
@Component
@Transactional(readOnly = true)
class WallPages {

    private final Wall wall;
    private final Duty duty;
    private final Called called;

    WallPages(Wall wall, Duty duty, Called called) {
        this.wall = wall;
        this.duty = duty;
        this.called = called;
    }

    WallPage page(Viewer viewer, boolean dark, Locale locale) {
        Called.Book names = called.in(locale);
        Optional<Duty.OnDuty> onDuty = duty.now();
        boolean operator = viewer.has(Role.OPERATOR);
        List<AlertLine> alerts = wall.alerts(viewer).stream()
                .map(alert -> line(alert, viewer, names))
                .toList();
        return new WallPage(
                alerts,
                wall.justOver(viewer).stream()
                        .map(alert -> over(alert, viewer, names))
                        .toList(),
                wall.rooms(viewer).stream()
                        .map(room -> line(room, viewer, names))
                        .toList(),
                wall.servers().stream().map(server -> line(server, names)).toList(),
                operator,
                dark,
                onDuty.map(person -> names.person(person.personId())).orElse(null),
                onDuty.filter(person -> person.personId().equals(viewer.personId()))
                        .isPresent(),
                dark ? "/wall?dark=true" : "/wall");
    }

    private static AlertLine line(Alert alert, Viewer viewer, Called.Book names) {
        return new AlertLine(
                alert.id(),
                alert.kind().key(),
                alert.urgency(),
                alert.isAcknowledged() ? "active" : alert.urgency() == 1 ? "urgent" : "trouble",
                about(alert, names),
                href(alert, viewer),
                alert.cause(),
                names.person(alert.owner()),
                alert.ownerRole() == null
                        ? Role.OPERATOR.key()
                        : alert.ownerRole().key(),
                viewer.personId().equals(alert.owner()),
                alert.isAcknowledged(),
                alert.calmAt() != null,
                alert.openedAt(),
                alert.escalateAt());
    }

    private static OverLine over(Alert alert, Viewer viewer, Called.Book names) {
        return new OverLine(
                alert.kind().key(), about(alert, names), href(alert, viewer), alert.closedAt(), Ending.of(alert));
    }

    private static String about(Alert alert, Called.Book names) {
        return alert.caseId() == null ? alert.server() : names.number(alert.caseId());
    }

    /** Who runs the machines has no business in the case itself. */
    private static String href(Alert alert, Viewer viewer) {
        return alert.caseId() == null || viewer.has(Role.OPERATOR) ? null : "/cases/" + alert.caseId();
    }

    private static RoomLine line(RoomNow room, Viewer viewer, Called.Book names) {
        List<SeatLine> seats =
                room.seats().stream().map(seat -> line(room, seat, names)).toList();
        return new RoomLine(
                room.number(),
                viewer.has(Role.OPERATOR) ? null : "/cases/" + room.caseId(),
                names.hospital(room.invitingHospital()),
                names.hospital(room.invitedHospital()),
                room.liveAt(),
                room.carrier() == null ? null : room.carrier().key(),
                place(room).lost()
                                || seats.stream().anyMatch(seat -> seat.tone().equals("trouble"))
                        ? "trouble"
                        : room.liveAt() == null ? "waiting" : "active",
                place(room),
                seats);
    }

    private static Place place(RoomNow room) {
        boolean phone = room.isByPhone();
        return new Place(
                phone ? null : room.server(),
                phone ? room.carriedSince() : null,
                !phone && room.server() == null && room.serverLost(),
                room.from(),
                room.leftAt());
    }

    private static SeatLine line(RoomNow room, SeatNow seat, Called.Book names) {
        String presence = presence(room, seat);
        boolean measured = presence.equals("here") && seat.grade() != null;
        return new SeatLine(
                seat.role().key(),
                seat.role() == Role.PATIENT ? null : names.person(seat.personId()),
                presence,
                seat.phoneSince(),
                // By telephone is who talks; one whose telephone is to ring has not even that.
                measured && seat.mode() != null && seat.mode() != MediaMode.PHONE
                        ? seat.mode().key()
                        : null,
                measured ? seat.grade().key() : null,
                tone(presence, seat));
    }

    /** While the telephone carries the consult, nothing of the room is anybody's trouble. */
    private static String presence(RoomNow room, SeatNow seat) {
        if (seat.isOnPhone()) {
            return "phone";
        }
        boolean unheard = seat.isHere() && (seat.grade() == null || seat.grade() == Grade.NONE);
        return room.isByPhone() && unheard ? "aside" : seat.presence().name().toLowerCase(Locale.ROOT);
    }

    private static String tone(String presence, SeatNow seat) {
        return switch (presence) {
            case "never" -> "quiet";
            case "dropped" -> "trouble";
            case "left", "aside" -> "waiting";
            case "phone" -> "active";
            default ->
                seat.grade() == null
                        ? "active"
                        : seat.grade().isWorseThan(Grade.WEAK)
                                ? "trouble"
                                : seat.grade() == Grade.WEAK ? "waiting" : "done";
        };
    }

    private static ServerLine line(Wall.Server server, Called.Book names) {
        var status = server.status();
        return new ServerLine(
                status.name(),
                status.up(),
                status.up() ? null : status.answeredAt(),
                status.draining() || server.drain() != null,
                server.rooms(),
                server.seats(),
                status.roundTrip() == null ? null : status.roundTrip().toMillis(),
                server.drain() == null ? null : names.person(server.drain().personId()),
                server.drain() == null ? null : server.drain().since(),
                server.left().stream()
                        .map(room -> new LeftLine(room.number(), place(room)))
                        .toList());
    }
}
