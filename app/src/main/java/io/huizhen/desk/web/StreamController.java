package io.huizhen.desk.web;

import static io.huizhen.access.Role.CLINICIAN;
import static io.huizhen.access.Role.COORDINATOR;
import static io.huizhen.access.Role.DOCTOR;
import static io.huizhen.access.Role.OPERATOR;

import io.huizhen.access.Allowed;
import io.huizhen.access.CurrentViewer;
import io.huizhen.access.Viewer;
import io.huizhen.ops.Topics;
import io.huizhen.push.Streams;
import io.huizhen.worklist.Worklist;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The stream by which an open page hears that its list or wall has changed. It carries no data; the page asks for the
 * news through its own door. Asking for it keeps a login alive, so that a wall need not be logged in again every half
 * hour: for a long shift and no more.
 */
@Controller
class StreamController {

    private static final Duration SHIFT = Duration.ofHours(12);

    private final Streams streams;
    private final Worklist worklist;
    private final CurrentViewer current;
    private final Clock clock;

    StreamController(Streams streams, Worklist worklist, CurrentViewer current, Clock clock) {
        this.streams = streams;
        this.worklist = worklist;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Allowed({CLINICIAN, COORDINATOR, DOCTOR, OPERATOR})
    ResponseEntity<SseEmitter> stream(HttpSession session) {
        if (Instant.ofEpochMilli(session.getCreationTime()).plus(SHIFT).isBefore(clock.instant())) {
            // 204 tells a browser not to come again by itself.
            return ResponseEntity.noContent().build();
        }
        Viewer viewer = current.get();
        Map<String, String> topics = new HashMap<>(Topics.of(viewer));
        worklist.topics(viewer).forEach(topic -> topics.put(topic, "worklist"));
        return ResponseEntity.ok()
                // A proxy that gathers an answer before it passes it on would hold the news back.
                .header("X-Accel-Buffering", "no")
                .header("Cache-Control", "no-store")
                .body(streams.open(topics));
    }
}
