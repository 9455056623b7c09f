package io.huizhen.consult.live;

import io.huizhen.access.Role;
import io.huizhen.consult.MediaMode;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The places of one live room. Touched by the room's own thread alone. */
final class LiveSeats {

    private final Map<String, LiveSeat> byId = new LinkedHashMap<>();

    void add(LiveSeat seat) {
        byId.put(seat.id, seat);
    }

    /** Null when there is no such place. */
    LiveSeat get(String seatId) {
        return byId.get(seatId);
    }

    Collection<LiveSeat> all() {
        return byId.values();
    }

    int here() {
        return where(seat -> seat.here).size();
    }

    /** Nobody in the room is waiting for pictures. */
    boolean areAllByPhone() {
        return where(seat -> seat.here && !seat.byPhone).isEmpty();
    }

    /** How those who are in the room take part. */
    Map<String, MediaMode> modes() {
        Map<String, MediaMode> modes = new LinkedHashMap<>();
        where(seat -> seat.here).forEach(seat -> modes.put(seat.id, seat.mode.mode()));
        return modes;
    }

    /** The numbers of everyone's sending legs. */
    Set<Long> feeds() {
        return where(seat -> seat.publisher() != null).stream()
                .map(seat -> seat.publisher().feed())
                .collect(Collectors.toSet());
    }

    boolean isEmpty() {
        return where(seat -> seat.line != null || seat.here).isEmpty();
    }

    /** Those whose connection dropped before then and has not come back. */
    List<LiveSeat> awaySince(Instant then) {
        return where(seat -> seat.awaySince != null && seat.awaySince.isBefore(then));
    }

    /** The stays that go on. */
    List<String> stays() {
        return where(seat -> seat.stay != null && seat.awaySince == null).stream()
                .map(seat -> seat.stay)
                .toList();
    }

    void tell(ToBrowser message) {
        byId.values().forEach(seat -> seat.send(message));
    }

    void tellStaff(ToBrowser message) {
        where(seat -> seat.role != Role.PATIENT).forEach(seat -> seat.send(message));
    }

    void closeLines(Line.Reason reason) {
        where(seat -> seat.line != null).forEach(seat -> {
            seat.line.close(reason);
            seat.line = null;
        });
    }

    List<ToBrowser.Person> seen() {
        return byId.values().stream().map(LiveSeat::seen).toList();
    }

    private List<LiveSeat> where(Predicate<LiveSeat> which) {
        return byId.values().stream().filter(which).toList();
    }
}
