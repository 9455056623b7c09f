package io.huizhen.ops.web;

import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.consult.Grade;
import io.huizhen.consult.LiveNow.RoomNow;
import io.huizhen.consult.LiveNow.SeatNow;
import io.huizhen.ops.Alert;
import io.huizhen.ops.Duty;
import io.huizhen.ops.Wall;
import io.huizhen.ops.web.WallPage.AlertLine;
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
                alert.caseId() == null ? alert.server() : names.number(alert.caseId()),
                // Who runs the machines has no business in the case itself.
                alert.caseId() == null || viewer.has(Role.OPERATOR) ? null : "/cases/" + alert.caseId(),
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

    private static RoomLine line(RoomNow room, Viewer viewer, Called.Book names) {
        List<SeatLine> seats =
                room.seats().stream().map(seat -> line(seat, names)).toList();
        return new RoomLine(
                room.number(),
                viewer.has(Role.OPERATOR) ? null : "/cases/" + room.caseId(),
                names.hospital(room.invitingHospital()),
                names.hospital(room.invitedHospital()),
                room.liveAt(),
                room.server(),
                room.carrier() == null ? null : room.carrier().key(),
                seats.stream().anyMatch(seat -> seat.tone().equals("trouble"))
                        ? "trouble"
                        : room.liveAt() == null ? "waiting" : "active",
                seats);
    }

    private static SeatLine line(SeatNow seat, Called.Book names) {
        boolean measured = seat.isHere() && seat.grade() != null;
        return new SeatLine(
                seat.role().key(),
                seat.role() == Role.PATIENT ? null : names.person(seat.personId()),
                seat.presence().name().toLowerCase(Locale.ROOT),
                measured && seat.mode() != null ? seat.mode().key() : null,
                measured ? seat.grade().key() : null,
                tone(seat));
    }

    private static String tone(SeatNow seat) {
        return switch (seat.presence()) {
            case NEVER -> "quiet";
            case DROPPED -> "trouble";
            case LEFT -> "waiting";
            case HERE ->
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
                status.draining() || server.drain() != null,
                server.rooms(),
                server.seats(),
                status.roundTrip() == null ? null : status.roundTrip().toMillis(),
                server.drain() == null ? null : names.person(server.drain().personId()),
                server.drain() == null ? null : server.drain().since());
    }
}
