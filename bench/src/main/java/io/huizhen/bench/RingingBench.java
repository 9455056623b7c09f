package io.huizhen.bench;

import io.huizhen.journeys.FullRoom;
import io.huizhen.launcher.Stack;
import io.huizhen.launcher.Telephone;
import java.time.Duration;
import java.util.function.Consumer;

/** M9: every media server is killed -9 under a live consult of three, until the doctor's telephone rings. */
final class RingingBench implements Measurement {

    private static final int TONE = 440;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private OwnApp app;
    private Telephone telephone;

    @Override
    public void run(Effort effort, Results results, Consumer<String> progress) throws Exception {
        Stack stack = Stack.current();
        app = new OwnApp(progress);
        telephone = Telephone.of(stack.trunk(), FullRoom.DOCTORS_TELEPHONE, TONE);

        int times = effort.of(Math.max(10, effort.pairs()), 2);
        double[] rang = new double[times];
        for (int time = 0; time < times; time++) {
            try (FullRoom room = new FullRoom(app.address(), app.inbox(), stack.folder("ringing"), "")) {
                room.awaitPictures();
                long moment = System.nanoTime();
                app.servers().forEach(app::kill);
                telephone.awaitRinging(PATIENCE);
                rang[time] = (System.nanoTime() - moment) / 1e6;
                progress.accept("  consult %d: the telephone rang after %.0f ms".formatted(time + 1, rang[time]));
                room.withdraw();
                telephone.awaitQuiet(PATIENCE);
            }
            for (String server : app.servers()) {
                app.restart(server);
            }
        }
        Figures figures = Figures.of(rang);
        String all = "every media server kill -9, until the telephone rings";
        results.figure("M9", all + ": p99", "ms", Figures.of(figures.quantile(0.99)), "<= 8000");
        results.figure("M9", all, "ms", figures, "");
        results.note("M9", "ringing: " + times + " consults, one after the other; p99 lies at the worst of them");
    }

    @Override
    public void close() {
        if (telephone != null) {
            telephone.close();
        }
        if (app != null) {
            app.close();
        }
    }
}
