package io.huizhen.consult.web;

import static io.huizhen.access.Role.CLINICIAN;
import static io.huizhen.access.Role.COORDINATOR;
import static io.huizhen.access.Role.DOCTOR;
import static io.huizhen.access.Role.PATIENT;

import io.huizhen.access.Action;
import io.huizhen.access.Allowed;
import io.huizhen.access.CurrentViewer;
import io.huizhen.access.Guard;
import io.huizhen.access.NotYoursException;
import io.huizhen.consult.FallbackChanged;
import io.huizhen.push.NodeEvents;
import io.huizhen.push.Streams;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells the pages of a case, the room's too, that there is news of its telephone: that there is some, and nothing of it.
 * A page that hears fetches its part through the guard. It works on any node and when the room's own line does not.
 */
@RestController
class PhoneNews {

    private static final String TOPIC = "phone/";

    private final NodeEvents hints;
    private final Streams streams;
    private final Guard guard;
    private final CurrentViewer current;

    PhoneNews(NodeEvents hints, Streams streams, Guard guard, CurrentViewer current) {
        this.hints = hints;
        this.streams = streams;
        this.guard = guard;
        this.current = current;
    }

    @Allowed(
            value = {PATIENT, CLINICIAN, COORDINATOR, DOCTOR},
            on = Action.READ)
    @GetMapping(path = "/cases/{caseId}/consult/phone/news", produces = "text/event-stream")
    SseEmitter listen(@PathVariable String caseId) {
        if (!guard.allows(current.get(), caseId, Action.READ)) {
            throw new NotYoursException(caseId);
        }
        return streams.open(Map.of(TOPIC + caseId, "changed"));
    }

    /** In the transaction that changed it; told once that has committed. */
    @EventListener
    void on(FallbackChanged news) {
        hints.tell(TOPIC + news.caseId());
    }
}
