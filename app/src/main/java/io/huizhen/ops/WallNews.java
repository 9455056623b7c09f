package io.huizhen.ops;

import io.huizhen.consult.FallbackChanged;
import io.huizhen.consult.MediaServerDown;
import io.huizhen.consult.MediaServerUp;
import io.huizhen.push.NodeEvents;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells open walls of what changes on them long before it is an alert, so that none goes on showing what was. */
@Component
class WallNews {

    private final NodeEvents events;

    WallNews(NodeEvents events) {
        this.events = events;
    }

    @EventListener
    void on(MediaServerDown down) {
        events.tell(Topics.WALL);
    }

    @EventListener
    void on(MediaServerUp up) {
        events.tell(Topics.WALL);
    }

    @EventListener
    void on(FallbackChanged changed) {
        events.tell(Topics.WALL);
    }
}
