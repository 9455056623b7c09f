package io.huizhen.ops;

import io.huizhen.outbox.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whether messages to the outside go out. */
@Component
class OutboxWatch implements Watch {

    /** Nothing waits so long while the outbox works: it looks every second. */
    private static final Duration TOO_LONG = Duration.ofSeconds(60);

    private final Backlog backlog;

    OutboxWatch(Backlog backlog) {
        this.backlog = backlog;
    }

    @Override
    public Set<AlertKind> kinds() {
        return EnumSet.of(AlertKind.OUTBOX_BACKLOG, AlertKind.OUTBOX_DEAD);
    }

    @Override
    public List<Trouble> look(Instant now) {
        Backlog.Standing standing = backlog.now();
        List<Trouble> troubles = new ArrayList<>();
        if (standing.oldest().compareTo(TOO_LONG) > 0) {
            troubles.add(Trouble.ofSystem(AlertKind.OUTBOX_BACKLOG, null));
        }
        if (standing.dead() > 0) {
            troubles.add(Trouble.ofSystem(AlertKind.OUTBOX_DEAD, null));
        }
        return troubles;
    }
}
