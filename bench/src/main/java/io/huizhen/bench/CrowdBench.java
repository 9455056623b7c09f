package io.huizhen.bench;

import io.huizhen.journeys.OpenConsults;
import io.huizhen.journeys.Person;
import io.huizhen.journeys.Visit;
import io.huizhen.launcher.Stack;
import io.huizhen.launcher.StackInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * M5: eight come into eight rooms at the same moment, against one who comes in alone; in our rooms, and in bare ones to
 * see what the machine itself allows.
 */
final class CrowdBench implements Measurement {

    private static final int AT_ONCE = 8;
    private static final double TAIL = 0.95;

    /** What the goal says of a picture, beside what the profile "local" already has: 320x240 at 15 a second. */
    private static final Map<String, String> ONE_LAYER = Map.of("HUIZHEN_CONSULT_CAPTURE_LAYERS", "1");

    private final Stack stack = Stack.current();
    private boolean appStarted;
    private OpenConsults consults;
    private BareCrowdRooms bare;

    @Override
    public void run(Effort effort, Results results, Consumer<String> progress) throws Exception {
        progress.accept("  an app with one layer ...");
        List<StackInfo.Janus> servers = stack.janus();
        URI app =
                URI.create(stack.startApp(stack.database(), servers, ONE_LAYER).url());
        appStarted = true;
        progress.accept("  " + AT_ONCE + " cases are brought to their consults ...");
        consults = new OpenConsults(AT_ONCE, app, URI.create(stack.gateway().inboxUrl()), stack.folder("crowd"));
        List<Person> patients = consults.visits().stream().map(Visit::patient).toList();
        bare = new BareCrowdRooms(
                servers,
                patients,
                Stream.generate(consults::besideDoctor).limit(AT_ONCE).toList());
        List<FirstPicture> clocks = patients.stream().map(FirstPicture::new).toList();
        Crowd ours = new Crowd(new OurCrowdRooms(consults.visits()), clocks);
        Crowd theirs = new Crowd(bare, clocks);

        new Pairs()
                .side("ours, eight / one", ours::round)
                .side("bare, eight / one", theirs::round)
                .run(effort.of(effort.pairs(), 2), progress);

        tell(results, "Enter to first picture", ours.rounds(), "<= 1.5");
        tell(results, "bare page loaded to first picture", theirs.rounds(), "");
        results.ratio(
                "M5",
                AT_ONCE + " at once, Enter to first picture",
                "ms",
                figures(ours, round -> round.together().median()),
                "bare page loaded",
                figures(theirs, round -> round.together().median()),
                "");
        busy(results, "ours", ours);
        busy(results, "bare", theirs);
        results.note("M5", said(ours, theirs));
    }

    /** The goal's row is read off all times of either way of coming in; the other goes round by round. */
    private static void tell(Results results, String what, List<Crowd.Round> rounds, String goal) {
        double[] together = rounds.stream()
                .flatMap(round -> round.together().raw().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        double[] alone = rounds.stream().mapToDouble(Crowd.Round::alone).toArray();
        String all = what + ", " + AT_ONCE + " at once";
        results.ratio(
                "M5",
                all + ": p95 of " + together.length,
                "ms",
                Figures.of(Figures.of(together).quantile(TAIL)),
                "one alone, p95 of " + alone.length,
                Figures.of(Figures.of(alone).quantile(TAIL)),
                goal);
        double[] medians =
                rounds.stream().mapToDouble(round -> round.together().median()).toArray();
        results.ratio(
                "M5", all + ": median of each round", "ms", Figures.of(medians), "one alone", Figures.of(alone), "");
    }

    private static void busy(Results results, String whose, Crowd crowd) {
        String busy = "processors busy, " + whose + ": ";
        results.figure("M5", busy + AT_ONCE + " far sides send", "%", figures(crowd, Crowd.Round::before), "");
        results.figure("M5", busy + AT_ONCE + " come in", "%", figures(crowd, Crowd.Round::during), "");
    }

    private static Figures figures(Crowd crowd, ToDoubleFunction<Crowd.Round> figure) {
        return Figures.of(crowd.rounds().stream().mapToDouble(figure).toArray());
    }

    private static String said(Crowd ours, Crowd theirs) {
        int unseen = Stream.concat(ours.rounds().stream(), theirs.rounds().stream())
                .mapToInt(Crowd.Round::unseen)
                .sum();
        return "crowd: %d rooms, %d browser pages, servers and application on this one machine; the clicks of a round lie within %.0f ms (ours) and %.0f ms (bare) at most; without a picture after 30 s: %d"
                .formatted(
                        AT_ONCE,
                        2 * AT_ONCE,
                        figures(ours, Crowd.Round::apart).most(),
                        figures(theirs, Crowd.Round::apart).most(),
                        unseen);
    }

    @Override
    public void close() {
        try {
            if (consults != null) {
                consults.close();
            }
        } finally {
            if (bare != null) {
                bare.close();
            }
            if (appStarted) {
                stack.kill(Stack.EXTRA_APP);
            }
        }
    }
}
