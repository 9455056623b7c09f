package io.huizhen.bench;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Everything that is measured of media, one family of rows after the other. What one started is stopped before the next. */
final class MediaBench implements Measurement {

    private static final List<Supplier<Measurement>> FAMILIES =
            List.of(RoomBench::new, JoinBench::new, LossBench::new, FailoverBench::new);

    @Override
    public void run(Effort effort, Results results, Consumer<String> progress) throws Exception {
        for (Supplier<Measurement> family : FAMILIES) {
            try (Measurement one = family.get()) {
                one.run(effort, results, progress);
            }
        }
    }

    @Override
    public void close() {}
}
