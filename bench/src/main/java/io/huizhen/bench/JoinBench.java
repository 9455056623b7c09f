package io.huizhen.bench;

import io.huizhen.journeys.OpenConsult;
import io.huizhen.journeys.Person;
import io.huizhen.journeys.pages.RoomPage;
import io.huizhen.launcher.Stack;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** M5: from the click to the first picture of the other, in our room and in a bare one, in the same browsers. */
final class JoinBench implements Measurement {

    private static final double TAIL = 0.95;

    private final List<FirstPicture.Times> entered = new ArrayList<>();
    private OpenConsult consult;
    private BareRoom bare;
    private FirstPicture ours;
    private FirstPicture theirs;
    private Person near;
    private Person far;

    @Override
    public void run(Effort effort, Results results, Consumer<String> progress) throws Exception {
        Stack stack = Stack.current();
        URI app = URI.create(stack.appOrStarted().url());
        progress.accept("  a case is brought to its consult ...");
        consult = new OpenConsult(app, URI.create(stack.gateway().inboxUrl()), stack.folder("join"));
        bare = new BareRoom(stack.janus().getFirst());
        near = consult.besidePatient();
        far = consult.besideDoctor();
        ours = new FirstPicture(consult.patient());
        theirs = new FirstPicture(near);
        far.goTo(bare.address("/?make"));
        far.pressText("Enter");
        far.page().waitForCondition(() -> far.page().locator("#own").evaluate("v => v.videoWidth > 0") == Boolean.TRUE);

        int joins = effort.of(Math.max(20, effort.pairs()), 5);
        Map<String, Figures> figures = new Pairs()
                .side("enter", this::enter)
                .side("bare", this::bare)
                .side("back", this::comeBack)
                .side("bare with page", this::bareWithPage)
                .run(joins, progress);

        Figures enter = figures.get("enter");
        Figures back = figures.get("back");
        Figures button = figures.get("bare");
        Figures page = figures.get("bare with page");
        String enters = "Enter to first picture, room page loaded";
        String returns = "Come back to first picture, page stands";
        tail(results, enters, enter, "bare page stands", button, joins, "<= 1.2");
        tail(results, enters, enter, "bare page loaded", page, joins, "");
        tail(results, returns, back, "bare page stands", button, joins, "<= 1.2");
        results.figure("M5", enters + ": p95", "ms", Figures.of(enter.quantile(TAIL)), "<= 300");
        results.ratio("M5", enters, "ms", enter, "bare page stands", button, "");
        results.ratio("M5", enters, "ms", enter, "bare page loaded", page, "");
        results.ratio("M5", returns, "ms", back, "bare page stands", button, "");
        part(results, "the room page's last byte", FirstPicture.Times::answer);
        part(results, "its scripts have started", FirstPicture.Times::page);
        part(results, "one's own picture", FirstPicture.Times::own);
        results.note("M5", "p95 of " + joins + " joins a side, each side's own; the other rows pair by pair");
    }

    private static void tail(
            Results results, String what, Figures ours, String against, Figures anchor, int joins, String goal) {
        results.ratio(
                "M5",
                what + ": p95 of " + joins,
                "ms",
                Figures.of(ours.quantile(TAIL)),
                against,
                Figures.of(anchor.quantile(TAIL)),
                goal);
    }

    /** Where the time goes; the round that does not count is left out. */
    private void part(Results results, String what, ToDoubleFunction<FirstPicture.Times> part) {
        double[] times = entered.stream()
                .skip(1)
                .mapToDouble(part)
                .filter(Double::isFinite)
                .toArray();
        if (times.length > 0) {
            results.figure("M5", "of which: Enter until " + what, "ms", Figures.of(times), "");
        }
    }

    private double enter() {
        var door = consult.door();
        FirstPicture.Times times = ours.after(door::enter);
        consult.leave();
        entered.add(times);
        return times.picture();
    }

    private double comeBack() {
        FirstPicture.Times times = ours.after(new RoomPage(consult.patient())::comeBack);
        consult.leave();
        return times.picture();
    }

    private double bare() {
        return bareFrom("/");
    }

    private double bareWithPage() {
        return bareFrom("/door");
    }

    private double bareFrom(String path) {
        near.goTo(bare.address(path));
        near.page().waitForLoadState();
        FirstPicture.Times times = theirs.after(() -> near.pressText("Enter"));
        far.page().waitForCondition(() -> others(far).equals("1"));
        near.pressText("Leave");
        far.page().waitForCondition(() -> others(far).equals("0"));
        return times.picture();
    }

    private static String others(Person person) {
        return person.page().locator("#others").innerText();
    }

    @Override
    public void close() {
        try {
            if (far != null) {
                far.pressText("Leave");
            }
        } finally {
            closeRest();
        }
    }

    private void closeRest() {
        try {
            if (consult != null) {
                consult.close();
            }
        } finally {
            if (bare != null) {
                bare.close();
            }
        }
    }
}
