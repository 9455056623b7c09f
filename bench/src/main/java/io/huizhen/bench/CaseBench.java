package io.huizhen.bench;

import io.huizhen.launcher.Stack;
import io.huizhen.launcher.StackInfo;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.context.support.GenericApplicationContext;

/** M1: whole cases a second through our rooms with everything on, against the engine alone. */
final class CaseBench implements Measurement {

    private final EngineEvents events = new EngineEvents();
    private RunningApp app;
    private BareCases byQuery;
    private BareCases direct;

    @Override
    public void run(Effort effort, Results results, Consumer<String> progress) throws Exception {
        app = new RunningApp(this::besides);
        byQuery = new BareCases(true);
        direct = new BareCases(false);
        Map<String, Load.Side> sides = new LinkedHashMap<>();
        sides.put("ours", new OurCases(app, events));
        sides.put("by query", byQuery);
        sides.put("direct", direct);
        int cases = effort.of(200, 24);
        Pairs pairs = new Pairs();
        sides.forEach((name, side) -> pairs.side(name, () -> new Load(side).run(cases)));
        Map<String, Figures> figures = pairs.run(effort.pairs(), progress);
        results.ratio(
                "M1",
                "cases completed, everything on",
                "cases/s",
                figures.get("ours"),
                "(i) bare engine, TaskQuery a step",
                figures.get("by query"),
                ">= 1.0");
        results.ratio(
                "M1",
                "cases completed, everything on",
                "cases/s",
                figures.get("ours"),
                "(ii) bare engine, no queries",
                figures.get("direct"),
                ">= 0.70");
        for (Map.Entry<String, Load.Side> side : sides.entrySet()) {
            long[] before = counters();
            new Load(side.getValue()).run(cases);
            long[] after = counters();
            results.figure(
                    "M1",
                    "statements a case, " + side.getKey(),
                    "",
                    Figures.of((after[0] - before[0]) / (double) cases),
                    "");
            results.figure(
                    "M1",
                    "commits a case, " + side.getKey(),
                    "",
                    Figures.of((after[1] - before[1]) / (double) cases),
                    "");
        }
        results.note(
                "M1",
                "inside: guard, trail and its sealing, encryption, worklist, outbox with mail and SMS, documents stored;"
                        + " outside: setting and signing the PDF and the PIN's Argon2id (bytes made before are stored"
                        + " in their place; M10 measures them), media, HTTP and pages");
    }

    private void besides(GenericApplicationContext context) {
        context.registerBean("benchEvents", EngineEvents.class, () -> events);
        context.registerBean("benchPapers", StoredPapers.class, StoredPapers::new);
    }

    /** Statements and commits of the whole server so far: measure while nobody else uses it. */
    private static long[] counters() throws SQLException {
        StackInfo.DatabaseServer server = Stack.current().databaseServer();
        String url = "jdbc:mysql://" + server.host() + ":" + server.port() + "/";
        try (Connection connection = DriverManager.getConnection(url, server.adminUser(), server.adminPassword());
                Statement statement = connection.createStatement()) {
            return new long[] {counter(statement, "Questions"), counter(statement, "Com_commit")};
        }
    }

    private static long counter(Statement statement, String name) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SHOW GLOBAL STATUS LIKE '" + name + "'")) {
            rows.next();
            return rows.getLong(2);
        }
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
