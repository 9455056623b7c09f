package io.huizhen.consult;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The last time a consult lost its room and got another: who was in it, and since when each is back.
 *
 * @param lostAt since when nobody had anything of the others
 * @param people the seats that were in the room when there was one again
 * @param back who of them is carried again, and since when; who left after that was back
 * @param left who of them has left since
 */
record ServerMove(Instant lostAt, Set<String> people, Map<String, Instant> back, Set<String> left) {

    /** Empty when there was none. @param events of one consult, in order */
    static Optional<ServerMove> lastOf(List<MediaEvent> events) {
        Instant lostAt = null;
        Set<String> people = new HashSet<>();
        Map<String, Instant> back = new HashMap<>();
        Set<String> left = new HashSet<>();
        for (MediaEvent event : events) {
            if (event.seatId() == null) {
                if (event.cause() == MediaCause.SERVER_LOST) {
                    lostAt = event.at();
                    people.clear();
                    back.clear();
                    left.clear();
                }
            } else if (event.cause() == MediaCause.SERVER_BACK) {
                // Said of everyone at once when there is a room: it is waited for them from now on.
                people.add(event.seatId());
            } else if (event.mode() != null) {
                back.putIfAbsent(event.seatId(), event.at());
                left.remove(event.seatId());
            } else if (event.cause() == MediaCause.LEFT) {
                left.add(event.seatId());
            } else {
                back.remove(event.seatId());
            }
        }
        back.keySet().retainAll(people);
        return people.isEmpty() ? Optional.empty() : Optional.of(new ServerMove(lostAt, people, back, left));
    }

    boolean isEveryoneBack() {
        return back.keySet().containsAll(people);
    }

    /** When the last of them was. */
    Instant backAt() {
        return back.values().stream().max(Instant::compareTo).orElse(lostAt);
    }
}
