package io.huizhen.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.springframework.context.support.GenericApplicationContext;

/** M1: whole cases a second through our rooms with everything on, against the engine alone. */
final class CaseBench implements Measurement {

    private static final String OURS = "ours";
    private static final String BY_QUERY = "by query";
    private static final String DIRECT = "direct";

    private final EngineEvents events = new EngineEvents();
    private final Map<String, List<Load.Outcome>> outcomes = new LinkedHashMap<>();
    private RunningApp app;
    private BareCases byQuery;
    private BareCases direct;

    @Override
    public void run(Effort effort, Results results, Consumer<String> progress) throws Exception {
        app = new RunningApp(this::besides);
        byQuery = new BareCases(true);
        direct = new BareCases(false);
        Map<String, Load.Side> sides = new LinkedHashMap<>();
        sides.put(OURS, new OurCases(app, events));
        sides.put(BY_QUERY, byQuery);
        sides.put(DIRECT, direct);
        int cases = effort.of(300, 24);
        int atOnce = effort.of(64, 12);
        Pairs pairs = new Pairs();
        sides.forEach((name, side) -> pairs.side(name, () -> {
            Load.Outcome outcome = new Load(side, cases, atOnce).run();
            outcomes.computeIfAbsent(name, key -> new ArrayList<>()).add(outcome);
            return outcome.rate();
        }));
        Map<String, Figures> figures = pairs.run(effort.pairs(), progress);
        String what = "cases completed, everything on";
        Figures ours = figures.get(OURS);
        results.ratio(
                "M1", what, "cases/s", ours, "(i) bare engine, TaskQuery a step", figures.get(BY_QUERY), ">= 1.0");
        results.ratio("M1", what, "cases/s", ours, "(ii) bare engine, no queries", figures.get(DIRECT), ">= 0.70");
        for (String anchor : List.of(BY_QUERY, DIRECT)) {
            compare(results, "statements a case", "", anchor, Load.Outcome::statements);
            compare(results, "commits a case", "", anchor, Load.Outcome::commits);
            compare(results, "processor time a case, this JVM", "ms", anchor, Load.Outcome::cpu);
        }
        results.note(
                "M1",
                "inside: guard, trail and its sealing, encryption, worklist, outbox with mail and SMS, documents stored;"
                        + " outside: setting and signing the PDF and the PIN's Argon2id (bytes made before are stored"
                        + " in their place; M10 measures them), media, HTTP and pages");
    }

    private void compare(
            Results results, String what, String unit, String anchor, ToDoubleFunction<Load.Outcome> figure) {
        results.ratio("M1", what, unit, counted(OURS, figure), anchor, counted(anchor, figure), "");
    }

    /** Without the first round, as in the rates. */
    private Figures counted(String side, ToDoubleFunction<Load.Outcome> figure) {
        return Figures.of(
                outcomes.get(side).stream().skip(1).mapToDouble(figure).toArray());
    }

    private void besides(GenericApplicationContext context) {
        context.registerBean("benchEvents", EngineEvents.class, () -> events);
        context.registerBean("benchPapers", StoredPapers.class, StoredPapers::new);
    }

    @Override
    public void close() {
        if (direct != null) {
            direct.close();
        }
        if (byQuery != null) {
            byQuery.close();
        }
        if (app != null) {
            app.close();
        }
    }
}
