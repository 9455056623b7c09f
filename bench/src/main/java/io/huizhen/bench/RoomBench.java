package io.huizhen.bench;

import io.huizhen.launcher.Stack;
import io.huizhen.launcher.StackInfo;
import io.huizhen.mediabridge.JanusConnection;
import io.huizhen.mediabridge.JanusPool;
import io.huizhen.mediabridge.JanusServer;
import io.huizhen.mediabridge.JanusSession;
import io.huizhen.mediabridge.JanusTimings;
import io.huizhen.mediabridge.RoomSettings;
import io.huizhen.mediabridge.Secret;
import io.huizhen.mediabridge.VideoRooms;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/** M4: a room ready for its first guest, through our bridge and by the bare protocol of the same media server. */
final class RoomBench implements Measurement {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int AT_ONCE = 8;

    private JanusPool pool;
    private RawJanus raw;
    private Path recordings;

    /** Makes one room and destroys it; gives the milliseconds until it was ready. */
    private interface Maker {
        double make() throws Exception;
    }

    @Override
    public void run(Effort effort, Results results, Consumer<String> progress) throws Exception {
        StackInfo.Janus server = Stack.current().janus().getFirst();
        recordings = Path.of(server.recordings());
        pool = new JanusPool(
                List.of(new JanusServer(server.name(), URI.create(server.url()), Secret.of(server.secret()))),
                new OkHttpClient(),
                JanusTimings.DEFAULT);
        raw = new RawJanus(server);
        int rooms = effort.of(400, 100);

        Map<String, Figures> figures = new Pairs()
                .side("ours", () -> median(this::ours, rooms))
                .side("raw", () -> median(raw::room, rooms))
                .side("ours at once", () -> rate(this::ours, rooms))
                .side("raw at once", () -> rate(raw::room, rooms))
                .run(effort.pairs(), progress);
        results.ratio(
                "M4", "room ready: p50 of " + rooms, "ms", figures.get("ours"), "raw", figures.get("raw"), "<= 1.3");
        results.ratio(
                "M4",
                "rooms made and ended, " + AT_ONCE + " at once",
                "/s",
                figures.get("ours at once"),
                "raw",
                figures.get("raw at once"),
                ">= 0.80");
        results.note(
                "M4", "session, handle and room each time, over one open connection; the lease's row is in neither");
    }

    private double ours() {
        long start = System.nanoTime();
        JanusSession session = pool.place(name -> 0, (JanusConnection on) -> on.createSession(event -> {}, LIMIT));
        VideoRooms rooms = VideoRooms.over(session, LIMIT);
        var room = rooms.create(new RoomSettings(6, 250_000, recordings), LIMIT);
        double took = (System.nanoTime() - start) / 1e6;
        rooms.destroy(room, LIMIT);
        session.destroy(LIMIT);
        return took;
    }

    private static double median(Maker maker, int rooms) throws Exception {
        double[] times = new double[rooms];
        for (int i = 0; i < rooms; i++) {
            times[i] = maker.make();
        }
        Arrays.sort(times);
        return times[rooms / 2];
    }

    private static double rate(Maker maker, int rooms) throws Exception {
        List<Callable<Double>> work = new ArrayList<>();
        for (int i = 0; i < rooms; i++) {
            work.add(maker::make);
        }
        try (var people =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            long start = System.nanoTime();
            for (Future<Double> done : people.invokeAll(work)) {
                done.get();
            }
            return rooms / ((System.nanoTime() - start) / 1e9);
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
        if (raw != null) {
            raw.close();
        }
    }
}
