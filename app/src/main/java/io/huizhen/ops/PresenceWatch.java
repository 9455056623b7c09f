package io.huizhen.ops;

import io.huizhen.access.Role;
import io.huizhen.consult.LiveNow;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who is missed: the patient or the doctor of a live consult who was there and is not, while somebody else is; and
 * anybody whose connection dropped. Who said good-bye and is missed by nobody is not missing.
 */
@Component
class PresenceWatch implements Watch {

    private final LiveNow live;

    PresenceWatch(LiveNow live) {
        this.live = live;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.PERSON_MISSING);
    }

    @Override
    public List<Trouble> look(Instant now) {
        return live.rooms().stream()
                .filter(room -> room.seats().stream().anyMatch(LiveNow.SeatNow::isHere))
                .flatMap(room -> room.seats().stream()
                        .filter(PresenceWatch::isMissed)
                        .map(seat -> Trouble.ofSeat(
                                AlertKind.PERSON_MISSING,
                                room.caseId(),
                                room.consultId(),
                                seat.seatId(),
                                seat.role().key())))
                .toList();
    }

    private static boolean isMissed(LiveNow.SeatNow seat) {
        return switch (seat.presence()) {
            case HERE, NEVER -> false;
            case DROPPED -> true;
            case LEFT -> seat.role() == Role.PATIENT || seat.role() == Role.DOCTOR;
        };
    }
}
