package io.huizhen.ops;

import io.huizhen.consult.ConsultEnded;
import io.huizhen.consult.ConsultMoved;
import io.huizhen.consult.Grade;
import io.huizhen.consult.SeatQuality;
import io.huizhen.push.NodeEvents;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What this node's consults went through, counted as it happens: add the nodes up. Tells the wall of changes too. */
@Component
class ConsultMetrics implements MeterBinder {

    /** A sample speaks for 5 s. */
    private static final double SAMPLE_MINUTES = 5.0 / 60;

    private record Meters(Map<Grade, Counter> minutes, Counter moves, Timer soundAfterMove) {}

    private final NodeEvents events;
    private final List<Meters> meters = new CopyOnWriteArrayList<>();
    /** By consult, what the wall shows of each seat. */
    private final Map<String, Map<String, String>> shown = new ConcurrentHashMap<>();
    /** Consults that moved and in which nobody has been heard since. */
    private final Map<String, Instant> silent = new ConcurrentHashMap<>();

    ConsultMetrics(NodeEvents events) {
        this.events = events;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Map<Grade, Counter> byGrade = new EnumMap<>(Grade.class);
        for (Grade grade : Grade.values()) {
            byGrade.put(
                    grade,
                    Counter.builder("huizhen.quality.minutes")
                            .description("Minutes that people spent in consults, by how good their line was")
                            .tag("grade", grade.key())
                            .register(registry));
        }
        meters.add(new Meters(
                byGrade,
                Counter.builder("huizhen.consult.moves")
                        .description("Consults that went on on another media server, or were made again on theirs")
                        .register(registry),
                Timer.builder("huizhen.sound.after.move")
                        .description("From a move to the first sample of 5 s in which somebody was heard")
                        .register(registry)));
    }

    @EventListener
    void on(SeatQuality sample) {
        meters.forEach(each -> each.minutes().get(sample.grade()).increment(SAMPLE_MINUTES));
        if (sample.grade() != Grade.NONE) {
            heard(sample);
        }
        String words = sample.mode() + "/" + sample.grade();
        Map<String, String> seats = shown.computeIfAbsent(sample.consultId(), id -> new ConcurrentHashMap<>());
        if (!words.equals(seats.put(sample.seatId(), words))) {
            events.tell(Topics.WALL);
        }
    }

    private void heard(SeatQuality sample) {
        Instant moved = silent.get(sample.consultId());
        if (moved != null && sample.at().isAfter(moved) && silent.remove(sample.consultId(), moved)) {
            Duration silence = Duration.between(moved, sample.at());
            meters.forEach(each -> each.soundAfterMove().record(silence));
        }
    }

    @EventListener
    void on(ConsultMoved moved) {
        meters.forEach(each -> each.moves().increment());
        silent.put(moved.consultId(), moved.at());
        events.tell(Topics.WALL);
    }

    @EventListener
    void on(ConsultEnded ended) {
        shown.remove(ended.consultId());
        silent.remove(ended.consultId());
        events.tell(Topics.WALL);
    }
}
