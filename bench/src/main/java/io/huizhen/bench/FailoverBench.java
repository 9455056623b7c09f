package io.huizhen.bench;

import io.huizhen.journeys.FullRoom;
import io.huizhen.journeys.Person;
import io.huizhen.launcher.Database;
import io.huizhen.launcher.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * M9 and M14: a media server killed -9 with three people in the room, again and again, until the sound and the pictures
 * of all six directions are there over another one. And how often a consult moved without a cause.
 */
final class FailoverBench implements Measurement {

    private static final int KILLS = 20;
    private static final int OTHERS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SETTLED = Duration.ofMinutes(1);
    private static final Duration QUIET = Duration.ofMinutes(30);
    private static final Duration QUIET_BRIEF = Duration.ofMinutes(3);
    private static final Duration REPLAYED = Duration.ofHours(10);
    private static final int SEED = 20_261_126;

    private OwnApp app;
    private FullRoom room;

    @Override
    public void run(Effort effort, Results results, Consumer<String> progress) throws Exception {
        app = new OwnApp(progress);
        progress.accept("  a case is brought to its consult ...");
        room = new FullRoom(
                app.address(), app.inbox(), Stack.current().folder("failover"), script("watch") + script("said"));
        await(0);

        int kills = effort.of(KILLS, 3);
        double[] sound = new double[kills];
        double[] picture = new double[kills];
        for (int kill = 0; kill < kills; kill++) {
            String server = server();
            long moment = System.currentTimeMillis();
            app.kill(server);
            double[] times = await(moment);
            sound[kill] = times[0];
            picture[kill] = times[1];
            progress.accept(
                    "  kill %d: sound after %.0f ms, pictures after %.0f ms".formatted(kill + 1, times[0], times[1]));
            app.restart(server);
        }
        Duration quiet = effort.brief() ? QUIET_BRIEF : QUIET;
        // From here on the room has the machine to itself.
        room.people().forEach(person -> person.page().evaluate("() => benchLooksNoMore()"));
        int before = settled(progress);
        room.people().forEach(HealthyLine::saidBy);
        progress.accept("  %d minutes without any fault ...".formatted(quiet.toMinutes()));
        Thread.sleep(quiet.toMillis());
        int falsely = changes() - before;
        List<HealthyLine> lines =
                room.people().stream().map(HealthyLine::saidBy).toList();
        int recorded = lines.stream().mapToInt(HealthyLine::minutes).sum();
        int replayed = lines.stream()
                .mapToInt(line -> line.changesWithin(REPLAYED, SEED))
                .sum();

        String all = " in all six directions, kill -9 of the media server, " + kills + " in a row";
        results.figure(
                "M9",
                "sound" + all + ": p99",
                "ms",
                Figures.of(Figures.of(sound).quantile(0.99)),
                "<= 2000");
        results.figure("M9", "sound" + all, "ms", Figures.of(sound), "");
        results.figure(
                "M9",
                "moves and changes of mode without a cause in %d min".formatted(quiet.toMinutes()),
                "",
                Figures.of(falsely),
                "0");
        results.figure(
                "M9",
                "changes of mode in 3 x %d h, replayed from %d recorded minutes"
                        .formatted(REPLAYED.toHours(), recorded),
                "",
                Figures.of(replayed),
                "0");
        results.figure("M14", "sound and pictures" + all, "ms", Figures.of(picture), "");
        results.figure(
                "M14", "the worst of them", "ms", Figures.of(Figures.of(picture).most()), "<= 5000");
        results.note(
                "M9",
                "all on one machine with three browsers; Janus itself, which has no fail-over, would end a session"
                        + " after 60 s");
    }

    /** What the last kill had brought about is over when nothing has changed for a minute. */
    private int settled(Consumer<String> progress) throws InterruptedException, SQLException {
        int before;
        int now = changes();
        do {
            progress.accept("  until nothing changes any more ...");
            before = now;
            Thread.sleep(SETTLED.toMillis());
            now = changes();
        } while (now != before);
        return now;
    }

    /** Until every one of the three receives both others over connections made since then; the slowest, by kind. */
    private double[] await(long moment) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        double[] slowest = {0, 0};
        for (Person person : room.people()) {
            Object times = null;
            while (times == null) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(
                            "The room was not whole again within " + PATIENCE.toSeconds() + " s");
                }
                times = person.page()
                        .evaluate(
                                "([moment, others]) => benchReceivedSince(moment, others)",
                                List.of((double) moment, OTHERS));
                person.page().waitForTimeout(50);
            }
            List<?> both = (List<?>) times;
            slowest[0] = Math.max(slowest[0], ((Number) both.get(0)).doubleValue());
            slowest[1] = Math.max(slowest[1], ((Number) both.get(1)).doubleValue());
        }
        slowest[1] = Math.max(slowest[0], slowest[1]);
        return slowest;
    }

    private String server() throws SQLException {
        return one("SELECT server FROM consult_lease WHERE server IS NOT NULL");
    }

    /** Everything that ever carried anybody, or ceased to. */
    private int changes() throws SQLException {
        return Integer.parseInt(one("SELECT COUNT(*) FROM consult_media_event"));
    }

    private String one(String sql) throws SQLException {
        Database database = app.database();
        try (Connection connection =
                        DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String script(String name) throws IOException {
        try (var in = FailoverBench.class.getResourceAsStream("/media/" + name + ".js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        if (room != null) {
            room.close();
        }
        if (app != null) {
            app.close();
        }
    }
}
