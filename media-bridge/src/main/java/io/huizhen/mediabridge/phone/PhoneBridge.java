package io.huizhen.mediabridge.phone;

import io.huizhen.mediabridge.phone.PhoneEvent.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rings two telephones through one trunk and joins them. One for each node; any number of calls at a time.
 * Thread-safe; nothing here waits for the trunk.
 */
public final class PhoneBridge implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PhoneBridge.class);
    private static final long CLOSE_MILLIS = 2_000;

    private final Map<String, PhoneCall> calls = new ConcurrentHashMap<>();

    /** Calls that are over, until both telephones know it. */
    private final Set<CompletableFuture<Void>> ending = ConcurrentHashMap.newKeySet();

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("phone-bridge").factory());
    private final PhoneTimings timings;
    private final SipTrunk trunk;

    private PhoneBridge(TrunkSettings settings, PhoneTimings timings) {
        this.timings = timings;
        thread.setRemoveOnCancelPolicy(true);
        trunk = new SipTrunk(settings, thread);
    }

    /**
     * Takes a port and is ready; does not speak to the trunk yet.
     *
     * @throws IllegalStateException when our address cannot be had
     */
    public static PhoneBridge open(TrunkSettings trunk) {
        return open(trunk, PhoneTimings.STANDARD);
    }

    static PhoneBridge open(TrunkSettings trunk, PhoneTimings timings) {
        return new PhoneBridge(trunk, timings);
    }

    /**
     * Rings {@code first}, when that is answered {@code second}, then joins them. Returns at once; all that happens,
     * failures too, comes as events, in order, on a thread of the call's own, where it may take its time.
     *
     * @param id the caller's own, without anything about a person; while a call of this id lives it is returned and
     *     nobody's telephone rings twice
     * @throws IllegalStateException when the bridge is closed
     */
    public PhoneCall call(
            String id, PhoneNumber first, PhoneNumber second, RingLimits limits, Consumer<PhoneEvent> events) {
        if (thread.isShutdown()) {
            throw new IllegalStateException("The phone bridge is closed");
        }
        return calls.computeIfAbsent(id, fresh -> {
            var call = new PhoneCall(id, trunk, thread, timings, limits, events, () -> over(id));
            thread.execute(() -> call.start(first, second));
            return call;
        });
    }

    private void over(String id) {
        CompletableFuture<Void> quiet = calls.remove(id).quiet();
        ending.add(quiet);
        quiet.whenComplete((done, failure) -> ending.remove(quiet));
    }

    /** Where the trunk reaches us. */
    int port() {
        return trunk.messages().localPort();
    }

    /** Ends every call and gives the port back; waits up to 2 s for telephones that ring to be told. */
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        List<PhoneCall> open = List.copyOf(calls.values());
        try {
            CompletableFuture.runAsync(() -> open.forEach(call -> call.end(Reason.BY_US, null, 0)), thread)
                    .thenCompose(ended ->
                            CompletableFuture.allOf(Stream.concat(open.stream().map(PhoneCall::quiet), ending.stream())
                                    .toArray(CompletableFuture[]::new)))
                    .get(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.warn(
                    "{} did not confirm the end of every one of {} calls",
                    trunk.messages().settings(),
                    open.size());
        }
        thread.shutdownNow();
        trunk.close();
    }
}
