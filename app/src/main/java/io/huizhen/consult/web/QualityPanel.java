package io.huizhen.consult.web;

import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.CasePanel;
import io.huizhen.consult.Consult;
import io.huizhen.consult.ConsultQuality;
import io.huizhen.consult.ConsultQuality.Participant;
import io.huizhen.consult.Consults;
import io.huizhen.consult.CourseTimes;
import io.huizhen.consult.Grade;
import io.huizhen.consult.MediaEvents;
import io.huizhen.consult.MediaTimeline;
import io.huizhen.consult.QualityEvidence;
import io.huizhen.consult.Seat;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How good the lines of the latest consult were, on the case page of staff: by person and minute, in words. */
@Component
class QualityPanel implements CasePanel {

    record Panel(boolean goodEnough, List<Span> spans, List<Line> lines) {}

    /** {@code kind} is a key under {@code consult.carried.}; {@code times} as written. */
    record Span(String kind, String times) {}

    /** One person. {@code worst} is null when all was good; {@code minutes} in order, each a grade's key. */
    record Line(String name, String role, List<String> minutes, List<Total> totals, Worst worst, boolean soundLost) {}

    record Total(String grade, int minutes) {}

    record Worst(String grade, String times) {}

    private final Consults consults;
    private final QualityEvidence evidence;
    private final MediaEvents events;
    private final SeatNames names;
    private final Clock clock;

    QualityPanel(Consults consults, QualityEvidence evidence, MediaEvents events, SeatNames names, Clock clock) {
        this.consults = consults;
        this.evidence = evidence;
        this.events = events;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 41;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Part> of(String caseId, Viewer viewer) {
        if (viewer.seatId() != null || viewer.has(Role.PATIENT)) {
            return Optional.empty();
        }
        return consults.latest(caseId).flatMap(this::panel).map(panel -> new Part("fragments/panel/quality", panel));
    }

    private Optional<Panel> panel(Consult consult) {
        ConsultQuality quality = evidence.of(consult.id());
        if (quality.participants().isEmpty()) {
            return Optional.empty();
        }
        Instant until = consult.endedAt() == null ? clock.instant() : consult.endedAt();
        List<MediaTimeline.Span> course =
                MediaTimeline.of(events.of(consult.id()), until).spans();
        CourseTimes times = CourseTimes.of(course);
        List<Span> spans = course.stream()
                .map(span -> new Span(span.kind().key(), times.span(span)))
                .toList();
        List<Line> lines = consults.seatsOf(consult.id()).stream()
                .flatMap(seat -> quality.of(seat.id()).map(one -> line(seat, one)).stream())
                .toList();
        return Optional.of(new Panel(quality.isGoodEnough(), spans, lines));
    }

    private Line line(Seat seat, Participant one) {
        return new Line(
                names.of(seat),
                seat.role().key(),
                one.minutes().values().stream().map(Grade::key).toList(),
                one.totals().entrySet().stream()
                        .map(total -> new Total(total.getKey().key(), total.getValue()))
                        .toList(),
                one.worst()
                        .map(worst -> new Worst(worst.grade().key(), CourseTimes.alone(worst)))
                        .orElse(null),
                one.soundLost());
    }
}
