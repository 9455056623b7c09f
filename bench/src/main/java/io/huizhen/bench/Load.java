package io.huizhen.bench;

import io.huizhen.bench.EngineEvents.Event;
import io.huizhen.bench.EngineEvents.Kind;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Eight people at work on a number of cases at once. A case that ends makes room for a new one, so that as many are under
 * way from the first counted end to the last: before and after, cases are begun and brought to their end uncounted.
 */
final class Load {

    static final int PEOPLE = 8;
    private static final int PATIENCE_SECONDS = 600;

    /** How one side does what a case waits for. */
    interface Side {

        BlockingQueue<Event> events();

        /** Begins a case. */
        void begin() throws Exception;

        /** Does a person's task, or answers a message. */
        void act(Event event) throws Exception;

        /** What the side has sent to its schema so far. */
        Statements.Sent sent();
    }

    /**
     * What came of it.
     *
     * @param rate cases that came to their end in a second
     * @param statements for each case
     * @param commits for each case
     * @param cpu of this JVM for each case, in milliseconds
     */
    record Outcome(double rate, double statements, double commits, double cpu) {}

    private record Moment(long nanos, Statements.Sent sent, long cpu) {}

    private final Side side;
    private final int cases;
    private final int atOnce;
    private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicReference<Exception> broken = new AtomicReference<>();
    private final CountDownLatch allEnded = new CountDownLatch(1);
    private volatile Moment first;
    private volatile Moment last;

    /**
     * @param cases that count
     * @param atOnce under way
     */
    Load(Side side, int cases, int atOnce) {
        this.side = side;
        this.cases = cases;
        this.atOnce = atOnce;
    }

    Outcome run() throws Exception {
        for (int i = 0; i < atOnce; i++) {
            side.events().add(new Event(Kind.START, null, null, null));
        }
        Thread[] people = new Thread[PEOPLE];
        for (int i = 0; i < PEOPLE; i++) {
            people[i] = Thread.ofPlatform().name("person-" + i).start(this::work);
        }
        boolean whole = allEnded.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        for (Thread person : people) {
            person.interrupt();
            person.join();
        }
        side.events().clear();
        if (broken.get() != null) {
            throw broken.get();
        }
        if (!whole) {
            throw new IllegalStateException(ended + " cases ended, then no more; done: " + done);
        }
        Statements.Sent sent = last.sent().since(first.sent());
        return new Outcome(
                cases / ((last.nanos() - first.nanos()) / 1e9),
                sent.statements() / (double) cases,
                sent.commits() / (double) cases,
                (last.cpu() - first.cpu()) / 1e6 / cases);
    }

    private void work() {
        try {
            while (allEnded.getCount() > 0) {
                Event event = side.events().poll(100, TimeUnit.MILLISECONDS);
                if (event == null) {
                    continue;
                }
                switch (event.kind()) {
                    case START -> side.begin();
                    case END -> caseEnded();
                    default -> {
                        side.act(event);
                        done.computeIfAbsent(event.what(), key -> new AtomicInteger())
                                .incrementAndGet();
                    }
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            broken.compareAndSet(null, e);
            allEnded.countDown();
        }
    }

    private void caseEnded() {
        int now = ended.incrementAndGet();
        if (now == atOnce) {
            first = moment();
        }
        if (now == atOnce + cases) {
            last = moment();
        }
        // As many as are begun in all: the first wave, one for each that counts, and those under way at the last.
        if (now <= atOnce + cases - 1) {
            side.events().add(new Event(Kind.START, null, null, null));
        } else if (now == 2 * atOnce + cases - 1) {
            allEnded.countDown();
        }
    }

    private Moment moment() {
        var process = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Moment(System.nanoTime(), side.sent(), process.getProcessCpuTime());
    }
}
