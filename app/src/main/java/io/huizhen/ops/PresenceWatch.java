package io.huizhen.ops;

import io.huizhen.access.Role;
import io.huizhen.consult.LiveNow;
import io.huizhen.consult.LiveNow.RoomNow;
import io.huizhen.consult.LiveNow.SeatNow;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who is missed in a live consult in which somebody else is: whoever's connection dropped, until that person is back;
 * and the doctor who left while the patient is still there. Who said good-bye is not missing.
 */
@Component
class PresenceWatch implements Watch {

    private final LiveNow live;
    private final AlertRows rows;

    PresenceWatch(LiveNow live, AlertRows rows) {
        this.live = live;
        this.rows = rows;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.PERSON_MISSING);
    }

    @Override
    public List<Trouble> look(Instant now) {
        return live.rooms().stream()
                .filter(room -> room.liveAt() != null)
                .filter(room -> !room.isByPhone())
                .filter(room -> room.seats().stream().anyMatch(SeatNow::isHere))
                .flatMap(room -> room.seats().stream()
                        .filter(seat -> isMissed(room, seat))
                        .map(seat -> trouble(room, seat)))
                .toList();
    }

    private static Trouble trouble(RoomNow room, SeatNow seat) {
        return Trouble.ofSeat(
                AlertKind.PERSON_MISSING,
                room.caseId(),
                room.consultId(),
                seat.seatId(),
                seat.role().key());
    }

    private boolean isMissed(RoomNow room, SeatNow seat) {
        return switch (seat.presence()) {
            case HERE, NEVER -> false;
            case DROPPED -> true;
            // A place that was kept for long enough is given up; who dropped out is missed all the same.
            case LEFT ->
                rows.find(trouble(room, seat).openKey()).isPresent()
                        || seat.role() == Role.DOCTOR && isHere(room, Role.PATIENT);
        };
    }

    private static boolean isHere(RoomNow room, Role role) {
        return room.seats().stream().anyMatch(seat -> seat.role() == role && seat.isHere());
    }
}
