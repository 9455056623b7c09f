package io.huizhen.consult.live;

import io.huizhen.access.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

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
