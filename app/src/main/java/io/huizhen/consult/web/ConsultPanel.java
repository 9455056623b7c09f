package io.huizhen.consult.web;

import io.huizhen.access.Action;
import io.huizhen.access.Guard;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.CasePanel;
import io.huizhen.consult.Attendance;
import io.huizhen.consult.Consult;
import io.huizhen.consult.ConsultState;
import io.huizhen.consult.Consults;
import io.huizhen.consult.CourseTimes;
import io.huizhen.consult.Recordings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The consult on the case page: when, the way in, who was there how long, what was recorded. */
@Component
class ConsultPanel implements CasePanel {

    /** {@code state} and {@code tone} for the tag; minutes are full ones; {@code gaps} as written. */
    record Panel(
            String caseId,
            String state,
            String tone,
            Instant startsAt,
            boolean mayEnter,
            boolean mayEnd,
            boolean maySendLink,
            List<Person> people,
            boolean recorded,
            List<String> gaps) {}

    record Person(String name, String role, long minutes) {}

    private final Consults consults;
    private final Attendance attendance;
    private final Recordings recordings;
    private final SeatNames names;
    private final Guard guard;

    ConsultPanel(Consults consults, Attendance attendance, Recordings recordings, SeatNames names, Guard guard) {
        this.consults = consults;
        this.attendance = attendance;
        this.recordings = recordings;
        this.names = names;
        this.guard = guard;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Part> of(String caseId, Viewer viewer) {
        return consults.latest(caseId).map(consult -> new Part("fragments/panel/consult", panel(consult, viewer)));
    }

    private Panel panel(Consult consult, Viewer viewer) {
        boolean open = consult.state().isOpen();
        Map<String, Duration> attended = attendance.attended(consult.id());
        return new Panel(
                consult.caseId(),
                consult.state().key(),
                tone(consult.state()),
                consult.startsAt(),
                open
                        // The patient of a telephone consult has nothing to enter: the telephone rings.
                        && !(consult.byPhone() && viewer.has(Role.PATIENT))
                        && consults.seatOf(consult, viewer).isPresent()
                        && guard.allows(viewer, consult.caseId(), Action.ATTEND),
                open && viewer.has(Role.DOCTOR) && guard.allows(viewer, consult.caseId(), Action.FINISH),
                open && viewer.has(Role.COORDINATOR),
                consults.seatsOf(consult.id()).stream()
                        .map(seat -> new Person(
                                names.of(seat),
                                seat.role().key(),
                                Attendance.minutes(attended.getOrDefault(seat.id(), Duration.ZERO))))
                        .toList(),
                !recordings.stretches(consult.id()).isEmpty(),
                gaps(consult));
    }

    private List<String> gaps(Consult consult) {
        List<Recordings.Gap> gaps = recordings.gaps(consult);
        CourseTimes times = CourseTimes.of(gaps);
        return gaps.stream().map(times::span).toList();
    }

    private static String tone(ConsultState state) {
        return switch (state) {
            case WAITING -> "waiting";
            case LIVE -> "active";
            case FINISHED -> "done";
            case NOT_SUITABLE, NO_SHOW -> "trouble";
            case CANCELLED -> "quiet";
        };
    }
}
