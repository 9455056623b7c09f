package io.huizhen.consult.phone;

import io.huizhen.consult.CallEnd;
import io.huizhen.consult.CallEntry;
import io.huizhen.consult.FallbackCalls;
import io.huizhen.consult.HangUpWanted;
import io.huizhen.consult.PhoneNumbers;
import io.huizhen.consult.PhoneSettings;
import io.huizhen.mediabridge.phone.Leg;
import io.huizhen.mediabridge.phone.PhoneCall;
import io.huizhen.mediabridge.phone.PhoneEvent;
import io.huizhen.mediabridge.phone.RingLimits;
import io.huizhen.outbox.OutboxHandler;
import io.huizhen.platform.Ids;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Rings both sides for an outbox entry, once: the claim is committed before the first telephone rings, so an entry that
 * is carried out again, by whichever node, rings nobody. Writes what happens as it happens. Every two seconds this node
 * says that it lives; calls of a node that has said nothing for eight are marked lost by another.
 */
@Component
class Telephones implements OutboxHandler<CallEntry> {

    private static final Logger log = LoggerFactory.getLogger(Telephones.class);
    private static final Duration RENEW = Duration.ofSeconds(2);
    private static final Duration LOST = Duration.ofSeconds(8);

    private final String node = Ids.next();
    private final Trunk trunk;
    private final FallbackCalls calls;
    private final PhoneNumbers numbers;
    private final PhoneSettings settings;
    private final Map<String, PhoneCall> live = new ConcurrentHashMap<>();
    private final Map<String, PhoneEvent.Ended> unwritten = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("telephones").factory());

    Telephones(Trunk trunk, FallbackCalls calls, PhoneNumbers numbers, PhoneSettings settings) {
        this.trunk = trunk;
        this.calls = calls;
        this.numbers = numbers;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return CallEntry.KIND;
    }

    @Override
    public Class<CallEntry> type() {
        return CallEntry.class;
    }

    /** Starting a call waits for nobody. */
    @Override
    public Duration longest() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void handle(String key, CallEntry entry) {
        if (!calls.claim(entry, node)) {
            return;
        }
        String id = entry.callId();
        try {
            var doctor = numbers.doctor(entry.caseId()).orElseThrow();
            var patient = numbers.patient(entry.caseId()).orElseThrow().number();
            var limits = new RingLimits(settings.doctorRings(), settings.patientRings());
            live.put(id, trunk.bridge().call(id, doctor, patient, limits, event -> on(id, event)));
        } catch (RuntimeException e) {
            log.error("Call {} could not be made", id, e);
            calls.ended(id, CallEnd.TRUNK_DOWN, null, 0);
        }
    }

    private void on(String id, PhoneEvent event) {
        switch (event) {
            case PhoneEvent.Ringing ringing -> calls.ringing(id, ringing.leg() == Leg.SECOND);
            case PhoneEvent.Answered answered -> {
                // Not every trunk says that the second rings; it is dialled as soon as the first is there.
                if (answered.leg() == Leg.FIRST) {
                    calls.ringing(id, true);
                }
            }
            case PhoneEvent.Bridged bridged -> calls.bridged(id);
            case PhoneEvent.Ended ended -> ended(id, ended);
        }
    }

    /** The one piece of news that must not be lost: it is tried again with every beat until it is written. */
    private void ended(String id, PhoneEvent.Ended ended) {
        unwritten.put(id, ended);
        calls.ended(
                id,
                CallEnd.valueOf(ended.reason().name()),
                ended.leg().map(leg -> leg == Leg.SECOND).orElse(null),
                ended.sipCode());
        unwritten.remove(id);
        live.remove(id);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        clock.scheduleWithFixedDelay(this::beat, RENEW.toMillis(), RENEW.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void beat() {
        try {
            calls.renew(node).forEach(this::hangUp);
            Map.copyOf(unwritten).forEach(this::ended);
            calls.giveUpOrphans(LOST);
        } catch (RuntimeException e) {
            log.warn("The calls of this node could not be renewed", e);
        }
    }

    @TransactionalEventListener
    void on(HangUpWanted wanted) {
        hangUp(wanted.callId());
    }

    private void hangUp(String id) {
        PhoneCall call = live.get(id);
        if (call != null) {
            call.hangUp();
        }
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }
}
