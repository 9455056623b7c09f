package io.huizhen.bench;

import io.huizhen.journeys.OpenConsult;
import io.huizhen.journeys.Person;
import io.huizhen.launcher.Stack;
import io.huizhen.launcher.StackInfo;
import io.huizhen.launcher.weather.WeakLine;
import io.huizhen.launcher.weather.Weather;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * M7 and M8: speech that the listener's device makes up, and picture that stands still, on lines that lose packets on
 * every hop; in our room and in a bare one, at the same time, through the same kind of relay before the TURN server.
 */
final class LossBench implements Measurement {

    private static final int SEED = 20_261_126;

    /** A line, and how it is called in the table. */
    private record Line(String name, Weather weather) {}

    private static final List<Line> MEASURED = List.of(
            new Line("5 %", late(Weather.losing(0.05))),
            new Line("10 %", late(Weather.losing(0.10))),
            new Line("20 %", late(Weather.losing(0.20))),
            new Line("20 % in bursts of 4", late(Weather.losingInBursts(0.20, 4))));

    /** Beyond the goals, once: for the plot, and to see whether the call holds. */
    private static final List<Line> BEYOND = List.of(
            new Line("0 %", late(Weather.FINE)),
            new Line("30 %", late(Weather.losing(0.30))),
            new Line("50 %", late(Weather.losing(0.50))),
            new Line("70 %", late(Weather.losing(0.70))));

    /** Pictures a second that count as a picture; it is back when they have come in so many looks in a row. */
    private static final double BACK = 5;

    /** Milliseconds of one look; together longer than a trial of the room, which nobody sees. */
    private static final int LOOK = 2_000;

    private static final int STEADY = 4;

    private static final double LONGEST_WAY_BACK = 240;

    private record Pair(LossEar.Heard ours, LossEar.Heard bare) {}

    private WeakLine ourLine;
    private WeakLine bareLine;
    private OpenConsult consult;
    private BareRoom bare;
    private Person near;
    private Person far;

    @Override
    public void run(Effort effort, Results results, Consumer<String> progress) throws Exception {
        Stack stack = Stack.current();
        int turn = turnPort(stack.turn());
        ourLine = new WeakLine(turn, SEED);
        bareLine = new WeakLine(turn, SEED);
        URI app = URI.create(stack.appThrough(ourLine.port()).url());
        progress.accept("  a case is brought to its consult ...");
        consult = new OpenConsult(app, URI.create(stack.gateway().inboxUrl()), stack.folder("loss"));
        bare = new BareRoom(
                stack.janus().getFirst(),
                LossEar.relayed(bareLine.port(), stack.turn().secret()));
        near = consult.besidePatient();
        far = consult.besideDoctor();
        far.goTo(bare.address("/?make"));
        far.pressText("Enter");
        far.page().waitForCondition(() -> far.page().locator("#own").evaluate("v => v.videoWidth > 0") == Boolean.TRUE);
        LossEar ourEar = new LossEar(consult.patient());
        LossEar bareEar = new LossEar(near);
        consult.door().enter();
        near.goTo(bare.address("/"));
        near.pressText("Enter");
        far.page()
                .waitForCondition(
                        () -> far.page().locator("#others").innerText().equals("1"));

        Map<String, List<Pair>> heard = new LinkedHashMap<>();
        List<Double> back = new ArrayList<>();
        int seconds = effort.of(20, 10);
        for (int round = 0; round < effort.pairs(); round++) {
            for (Line line : MEASURED) {
                heard.computeIfAbsent(line.name(), name -> new ArrayList<>())
                        .add(measure(line, seconds, ourEar, bareEar, progress));
            }
            back.add(recover(ourEar, progress));
        }
        for (Line line : BEYOND) {
            heard.computeIfAbsent(line.name(), name -> new ArrayList<>())
                    .add(measure(line, seconds, ourEar, bareEar, progress));
        }
        tell(heard, results);
        results.figure(
                "M8",
                "picture back on a fine line, after 20 % in bursts",
                "s",
                Figures.of(back.stream().mapToDouble(Double::doubleValue).toArray()),
                "");
    }

    private Pair measure(Line line, int seconds, LossEar ours, LossEar bare, Consumer<String> progress) {
        ourLine.set(WeakLine.EVERYONE, line.weather());
        bareLine.set(WeakLine.EVERYONE, line.weather());
        // Time for either side to notice and to do what it does about it.
        near.page().waitForTimeout(8_000);
        ours.begin();
        bare.begin();
        near.page().waitForTimeout(seconds * 1_000.0);
        Pair pair = new Pair(ours.end(), bare.end());
        progress.accept("  " + line.name() + ": ours " + pair.ours() + ", bare " + pair.bare());
        return pair;
    }

    /**
     * Between rounds both lines are fine until our room has its picture back: what comes next is measured from there.
     *
     * @return the seconds that this took
     */
    private double recover(LossEar ours, Consumer<String> progress) {
        ourLine.set(WeakLine.EVERYONE, Weather.FINE);
        bareLine.set(WeakLine.EVERYONE, Weather.FINE);
        long from = System.nanoTime();
        double seconds = 0;
        int looks = 0;
        while (looks < STEADY && (System.nanoTime() - from) / 1e9 < LONGEST_WAY_BACK) {
            ours.begin();
            near.page().waitForTimeout(LOOK);
            looks = ours.end().frames() < BACK ? 0 : looks + 1;
            if (looks < 2) {
                seconds = (System.nanoTime() - from) / 1e9;
            }
        }
        progress.accept("  the picture is back after %.0f s".formatted(seconds));
        return seconds;
    }

    private static void tell(Map<String, List<Pair>> heard, Results results) {
        for (String line : List.of("20 %", "20 % in bursts of 4")) {
            ratio(
                    results,
                    "M7",
                    "speech made up, " + line + " lost per hop",
                    "%",
                    heard.get(line),
                    LossEar.Heard::concealed,
                    "<= 0.30");
        }
        for (String line : List.of("5 %", "10 %")) {
            ratio(
                    results,
                    "M8",
                    "picture frozen, " + line + " lost per hop",
                    "s/min",
                    heard.get(line),
                    LossEar.Heard::frozen,
                    "<= 0.05");
            results.figure(
                    "M8",
                    "pictures a second, " + line + " lost per hop",
                    "1/s",
                    figures(heard.get(line), pair -> pair.ours().frames()),
                    ">= 15");
        }
        for (String line : List.of("50 %", "70 %")) {
            results.figure(
                    "M7",
                    "speech made up, " + line + " lost per hop, ours",
                    "%",
                    figures(heard.get(line), pair -> pair.ours().concealed()),
                    line.equals("50 %") ? "understandable" : "the call holds");
        }
        results.picture("media-loss.svg", plot(heard));
        results.note(
                "M7",
                "both sides at the same time, two people each; every packet goes through a lossy relay on the way up and again on the way down, 20 ms late each way");
        results.note(
                "M8",
                "a picture counts as frozen while no new one comes for more than 250 ms; made-up speech is concealedSamples of totalSamplesReceived");
    }

    private static String plot(Map<String, List<Pair>> heard) {
        LossPlot plot = new LossPlot();
        for (String line : List.of("0 %", "5 %", "10 %", "20 %", "30 %", "50 %", "70 %")) {
            int loss = Integer.parseInt(line.replace(" %", ""));
            List<Pair> pairs = heard.get(line);
            plot.point(
                    loss,
                    figures(pairs, pair -> pair.ours().concealed()).median(),
                    figures(pairs, pair -> pair.bare().concealed()).median(),
                    figures(pairs, pair -> pair.ours().frozen()).median(),
                    figures(pairs, pair -> pair.bare().frozen()).median());
        }
        return plot.svg();
    }

    private static void ratio(
            Results results,
            String id,
            String what,
            String unit,
            List<Pair> pairs,
            ToDoubleFunction<LossEar.Heard> figure,
            String goal) {
        results.ratio(
                id,
                what,
                unit,
                figures(pairs, pair -> figure.applyAsDouble(pair.ours())),
                "raw Janus default",
                figures(pairs, pair -> figure.applyAsDouble(pair.bare())),
                goal);
    }

    private static Figures figures(List<Pair> pairs, ToDoubleFunction<Pair> figure) {
        return Figures.of(pairs.stream().mapToDouble(figure).toArray());
    }

    private static Weather late(Weather weather) {
        return weather.andLate(20, 5);
    }

    private static int turnPort(StackInfo.Turn turn) {
        return Integer.parseInt(turn.urls().getFirst().replaceAll("^turn:[^:]+:(\\d+).*$", "$1"));
    }

    @Override
    public void close() {
        for (AutoCloseable one : new AutoCloseable[] {consult, bare, ourLine, bareLine}) {
            try {
                if (one != null) {
                    one.close();
                }
            } catch (Exception e) {
                System.err.println("bench: loss left something behind: " + e);
            }
        }
    }
}
