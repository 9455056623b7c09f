package io.huizhen.ops;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Every few seconds, on one node of all: asks each {@link Watch} what is in trouble, and does to each alert what is due
 * to it. Looks at the state and not at what changed, so nothing is missed over a restart.
 */
@Component
class AlertRounds {

    private static final Logger log = LoggerFactory.getLogger(AlertRounds.class);

    private final List<Watch> watches;
    private final Alerts alerts;
    private final AlertRows rows;
    private final Clock clock;
    private final Set<Watch> blind = ConcurrentHashMap.newKeySet();

    AlertRounds(List<Watch> watches, Alerts alerts, AlertRows rows, Clock clock) {
        this.watches = watches;
        this.alerts = alerts;
        this.rows = rows;
        this.clock = clock;
    }

    void make() {
        make(clock.instant());
    }

    void make(Instant now) {
        watches.forEach(watch -> look(watch, now));
        rows.live().stream()
                .filter(alert -> alerts.isDue(alert, now))
                .forEach(alert -> alerts.advance(alert.id(), now));
    }

    /** One that cannot look hides nothing from the others; what it last said stands. */
    private void look(Watch watch, Instant now) {
        try {
            List<Trouble> troubles = watch.look(now);
            Set<String> keys = troubles.stream().map(Trouble::openKey).collect(Collectors.toSet());
            troubles.forEach(trouble -> alerts.trouble(trouble, now));
            rows.live().stream()
                    .filter(alert -> watch.kinds().contains(alert.kind()))
                    .filter(alert -> !keys.contains(alert.kind().name() + "/" + alert.subject()))
                    .forEach(alert -> alerts.calm(alert, CalmWhy.RECOVERED, watch.calmSince(alert, now), now));
            blind.remove(watch);
        } catch (RuntimeException e) {
            // Said once, not every five seconds.
            if (blind.add(watch)) {
                log.warn("{} could not look: {}", watch.getClass().getSimpleName(), e.toString());
            }
        }
    }
}
