package io.huizhen.bench;

import io.huizhen.bench.EngineEvents.Event;
import io.huizhen.bench.EngineEvents.Kind;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Eight people at work on a number of cases at once, until as many as asked for have come to their end. */
final class Load {

    static final int PEOPLE = 8;
    private static final int AT_ONCE = 64;
    private static final int PATIENCE_SECONDS = 240;

    /** How one side does what a case waits for. */
    interface Side {

        BlockingQueue<Event> events();

        /** Begins a case. */
        void begin() throws Exception;

        /** Does a person's task, or answers a message. */
        void act(Event event) throws Exception;
    }

    private final Side side;
    private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();

    Load(Side side) {
        this.side = side;
    }

    /** Cases that came to their end in a second. */
    double run(int cases) throws Exception {
        CountDownLatch ended = new CountDownLatch(cases);
        AtomicInteger begun = new AtomicInteger();
        AtomicReference<Exception> broken = new AtomicReference<>();
        long start = System.nanoTime();
        for (int i = 0; i < Math.min(AT_ONCE, cases); i++) {
            side.events().add(new Event(Kind.START, null, null, null));
        }
        Thread[] people = new Thread[PEOPLE];
        for (int i = 0; i < PEOPLE; i++) {
            people[i] = Thread.ofPlatform().name("person-" + i).start(() -> work(cases, begun, ended, broken));
        }
        boolean whole = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        double seconds = (System.nanoTime() - start) / 1e9;
        for (Thread person : people) {
            person.interrupt();
            person.join();
        }
        side.events().clear();
        if (broken.get() != null) {
            throw broken.get();
        }
        if (!whole) {
            throw new IllegalStateException(ended.getCount() + " of " + cases + " cases did not end; done: " + done);
        }
        return cases / seconds;
    }

    private void work(int cases, AtomicInteger begun, CountDownLatch ended, AtomicReference<Exception> broken) {
        try {
            while (ended.getCount() > 0 && broken.get() == null) {
                Event event = side.events().poll(100, TimeUnit.MILLISECONDS);
                if (event == null) {
                    continue;
                }
                switch (event.kind()) {
                    case START -> {
                        if (begun.getAndIncrement() < cases) {
                            side.begin();
                        }
                    }
                    case END -> {
                        ended.countDown();
                        side.events().add(new Event(Kind.START, null, null, null));
                    }
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
            while (ended.getCount() > 0) {
                ended.countDown();
            }
        }
    }
}
