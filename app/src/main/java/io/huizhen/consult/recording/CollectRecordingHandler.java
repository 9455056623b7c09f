package io.huizhen.consult.recording;

import io.huizhen.access.Viewer;
import io.huizhen.cases.CaseBook;
import io.huizhen.consult.Attendance;
import io.huizhen.consult.ConsultSettings;
import io.huizhen.consult.ConsultSteps;
import io.huizhen.consult.RecordingCollected;
import io.huizhen.consult.Recordings;
import io.huizhen.consult.live.LiveConsults;
import io.huizhen.outbox.OutboxHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * After the consult: closes the room wherever it is, encrypts each recorded file into the store, deletes the plain one,
 * and names what is missing. May be broken off and called again at any point: a file is taken once.
 */
@Component
class CollectRecordingHandler implements OutboxHandler<Recordings.Entry> {

    private static final Duration BUDGET = Duration.ofSeconds(12);
    /** A file still open so long after its last write was left by a server that died: others close theirs with the room. */
    private static final Duration ABANDONED = Duration.ofSeconds(10);
    /** Shorter stays may have sent nothing yet. */
    private static final Duration SHORT = Duration.ofSeconds(5);

    private final LiveConsults live;
    private final Recordings recordings;
    private final RecordedFiles files;
    private final Attendance attendance;
    private final ConsultSteps steps;
    private final CaseBook cases;
    private final ConsultSettings settings;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CollectRecordingHandler(
            LiveConsults live,
            Recordings recordings,
            RecordedFiles files,
            Attendance attendance,
            ConsultSteps steps,
            CaseBook cases,
            ConsultSettings settings,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.live = live;
        this.recordings = recordings;
        this.files = files;
        this.attendance = attendance;
        this.steps = steps;
        this.cases = cases;
        this.settings = settings;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Recordings.COLLECT;
    }

    @Override
    public Class<Recordings.Entry> type() {
        return Recordings.Entry.class;
    }

    @Override
    public Duration longest() {
        return Duration.ofSeconds(20);
    }

    @Override
    public int tries() {
        return 30;
    }

    @Override
    public void handle(String key, Recordings.Entry entry) throws IOException {
        live.close(entry.consultId(), entry.caseId());
        Path folder = settings.recordings().resolve(entry.consultId());
        Instant stop = clock.instant().plus(BUDGET);
        for (Path file : listed(folder)) {
            boolean open = !file.toString().endsWith(".mjr");
            if (open
                    && Files.getLastModifiedTime(file)
                            .toInstant()
                            .isAfter(clock.instant().minus(ABANDONED))) {
                throw new NotYetException("a recording of consult " + entry.consultId() + " is still being written");
            }
            if (clock.instant().isAfter(stop)) {
                throw new NotYetException("more of the recording of consult " + entry.consultId() + " is to come");
            }
            files.take(entry.caseId(), entry.consultId(), file, open ? "unfinished" : null);
        }
        Files.deleteIfExists(folder);
        transaction.executeWithoutResult(status -> {
            List<Recordings.Stretch> stretches = recordings.stretches(entry.consultId());
            stretches.forEach(stretch -> nameGaps(entry.consultId(), stretch));
            cases.note(
                    entry.caseId(), stretches.isEmpty() ? "recording-none" : "recording-stored", null, Viewer.SYSTEM);
            tell(entry);
            steps.recordingCollected(entry.caseId());
        });
    }

    private void tell(Recordings.Entry entry) {
        Optional<Recordings.Part> broken = recordings.parts(entry.consultId()).stream()
                .filter(part -> part.gap() != null)
                .findFirst();
        events.publishEvent(new RecordingCollected(
                entry.caseId(),
                entry.consultId(),
                broken.map(Recordings.Part::seatId).orElse(null),
                broken.map(Recordings.Part::gap).orElse(null)));
    }

    /** Sound is expected of everyone who was there while recording was on; a file that is no good names itself. */
    private void nameGaps(String consultId, Recordings.Stretch stretch) {
        Instant until = stretch.until() == null ? clock.instant() : stretch.until();
        List<Recordings.Part> parts = recordings.parts(consultId);
        attendance.stays(consultId).stream()
                .filter(stay -> overlap(stay, stretch.from(), until).compareTo(SHORT) > 0)
                .map(Attendance.Stay::seatId)
                .distinct()
                .filter(seat -> parts.stream()
                        .noneMatch(part ->
                                part.seatId().equals(seat) && part.kind().equals("audio")))
                .forEach(seat -> files.missing(consultId, seat, stretch.id()));
    }

    private static Duration overlap(Attendance.Stay stay, Instant from, Instant until) {
        Instant start = stay.from().isAfter(from) ? stay.from() : from;
        Instant end = stay.until().isBefore(until) ? stay.until() : until;
        return Duration.between(start, end);
    }

    private static List<Path> listed(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Try again later. */
    static final class NotYetException extends RuntimeException {
        NotYetException(String what) {
            super(what);
        }
    }
}
