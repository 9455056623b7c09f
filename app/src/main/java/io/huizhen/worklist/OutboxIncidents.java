package io.huizhen.worklist;

import io.huizhen.access.Role;
import io.huizhen.outbox.OutboxGaveUp;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An outbox entry that was given up becomes an incident of the operator. */
@Component
class OutboxIncidents {

    private final Incidents incidents;

    OutboxIncidents(Incidents incidents) {
        this.incidents = incidents;
    }

    @EventListener
    void on(OutboxGaveUp gaveUp) {
        String entry = "outbox/" + gaveUp.kind() + "/" + gaveUp.key();
        incidents.open(id(entry), gaveUp.caseId(), Role.OPERATOR, entry);
    }

    static String id(String entry) {
        return "outbox-" + UUID.nameUUIDFromBytes(entry.getBytes(StandardCharsets.UTF_8));
    }
}
