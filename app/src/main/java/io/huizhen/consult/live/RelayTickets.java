package io.huizhen.consult.live;

import io.huizhen.consult.live.SocketDoor.Pass;
import io.huizhen.platform.Ids;
import io.huizhen.vault.Place;
import io.huizhen.vault.Scope;
import io.huizhen.vault.SealBrokenException;
import io.huizhen.vault.Sealed;
import io.huizhen.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What one node shows another when it carries on a browser's line: who is behind it, as the first node's door has
 * checked. Sealed under the case's key, which nodes alone can use, for one receiving node, for half a minute and for one
 * use; so neither a browser nor whoever reads the wire between the nodes can make, read or repeat one.
 */
@Component
class RelayTickets {

    private static final Duration LIFE = Duration.ofSeconds(30);

    record Ticket(String id, Instant at, Pass pass) {
        @Override
        public String toString() {
            return "Ticket[" + id + "]";
        }
    }

    private final Vault vault;
    private final Clock clock;
    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    RelayTickets(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    String to(String node, Pass pass) {
        Ticket ticket = new Ticket(Ids.next(), clock.instant(), pass);
        byte[] sealed =
                vault.seal(Scope.ofCase(pass.caseId()), placeFor(node), ticket).bytes();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The pass, when it was sealed for this node, just now, for that case, and has not been shown before. */
    Optional<Pass> accept(String node, String caseId, String shown) {
        Instant now = clock.instant();
        used.values().removeIf(at -> at.isBefore(now.minus(LIFE)));
        try {
            Ticket ticket = vault.open(
                    Scope.ofCase(caseId),
                    placeFor(node),
                    new Sealed<>(Base64.getUrlDecoder().decode(shown)),
                    Ticket.class);
            boolean fresh = ticket.at().isAfter(now.minus(LIFE)) && ticket.at().isBefore(now.plus(LIFE));
            return fresh && used.putIfAbsent(ticket.id(), ticket.at()) == null
                    ? Optional.of(ticket.pass())
                    : Optional.empty();
        } catch (SealBrokenException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Place placeFor(String node) {
        return new Place("app_node", node, "relay", 1);
    }
}
