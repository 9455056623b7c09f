package io.huizhen.ops;

import io.huizhen.consult.Grade;
import io.huizhen.consult.LiveNow;
import io.huizhen.consult.LiveNow.RoomNow;
import io.huizhen.consult.LiveNow.SeatNow;
import io.huizhen.consult.MediaMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * The lines of those who are in a room: nothing comes through, words are lost, or the line was too weak for moving
 * pictures. One alert a consult: whoever looks after it looks after all its people.
 */
@Component
class QualityWatch implements Watch {

    private final LiveNow live;

    QualityWatch(LiveNow live) {
        this.live = live;
    }

    @Override
    public Set<AlertKind> kinds() {
        return EnumSet.of(AlertKind.CALL_IN_TROUBLE, AlertKind.SOUND_LOST);
    }

    @Override
    public List<Trouble> look(Instant now) {
        List<Trouble> troubles = new ArrayList<>();
        for (RoomNow room : live.rooms()) {
            if (room.serverLost() && room.seats().stream().anyMatch(SeatNow::isHere)) {
                troubles.add(
                        Trouble.ofConsult(AlertKind.SOUND_LOST, room.caseId(), room.consultId(), null, "no-server"));
                continue;
            }
            if (!room.isByPhone()) {
                find(room, AlertKind.SOUND_LOST, QualityWatch::hearsNothing, troubles);
                find(room, AlertKind.CALL_IN_TROUBLE, QualityWatch::isInTrouble, troubles);
            }
        }
        return troubles;
    }

    private static void find(RoomNow room, AlertKind kind, Predicate<SeatNow> which, List<Trouble> troubles) {
        room.seats().stream()
                .filter(SeatNow::isHere)
                .filter(which)
                .findFirst()
                .map(seat -> Trouble.ofConsult(
                        kind,
                        room.caseId(),
                        room.consultId(),
                        seat.seatId(),
                        seat.role().key()))
                .ifPresent(troubles::add);
    }

    private static boolean hearsNothing(SeatNow seat) {
        return seat.grade() == Grade.NONE;
    }

    private static boolean isInTrouble(SeatNow seat) {
        return seat.grade() == Grade.BAD
                || seat.byLine() && seat.mode() != null && seat.mode().compareTo(MediaMode.STILL_AND_AUDIO) >= 0;
    }
}
