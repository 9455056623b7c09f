package io.huizhen.journeys;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What happens, told line by line while it happens: stages with their seconds, checks, files. */
public final class Story {

    private static final Pattern NOBODY_THERE =
            Pattern.compile("ERR_(CONNECTION_REFUSED|CONNECTION_RESET|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE)");

    /** A part of the way, with the time it took. */
    public record Stage(String name, double seconds) {}

    /** Something that must hold, and whether it did. */
    public record Check(String name, boolean ok, String detail) {}

    /** Something that was kept. */
    public record Made(String kind, String path) {}

    private final PrintStream paper;
    private final Path out;
    private final Cast cast;
    private final List<Stage> stages = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<Made> files = new ArrayList<>();
    private String caseNumber = "";
    private String state = "";
    private String now = "";
    private int pictures;
    private boolean unseen;
    private boolean applicationDied;

    public Story(PrintStream paper, Path out, Cast cast) {
        this.paper = paper;
        this.out = out;
        this.cast = cast;
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder " + out, e);
        }
    }

    /** Plays one stage; its seconds are told when it is over. */
    public void stage(String name, Runnable play) {
        now = name;
        long start = System.nanoTime();
        play.run();
        double seconds = Math.round((System.nanoTime() - start) / 1e8) / 10.0;
        stages.add(new Stage(name, seconds));
        paper.printf(Locale.ROOT, "%-12s %7.1f s%n", name, seconds);
    }

    /** One sentence of the story. */
    public void tell(String sentence) {
        paper.println("             " + sentence);
    }

    /** Holds or does not hold; the story goes on either way. */
    public void check(String name, boolean ok, String detail) {
        checks.add(new Check(name, ok, detail));
        if (!ok) {
            paper.println("  NOT SO     " + name + ": " + detail);
        }
    }

    /** A check that fails, instead of ending the story, when looking fails. */
    public void check(String name, Supplier<String> look) {
        try {
            check(name, true, look.get());
        } catch (NotAsSeenException | AssertionError e) {
            check(name, false, String.valueOf(e.getMessage()));
        }
    }

    /** Plays what another story shows in full: no pictures are taken, and no page is looked over for them. */
    void unseen(Runnable play) {
        unseen = true;
        play.run();
        unseen = false;
    }

    /** A picture of what this person sees now. */
    public void picture(Person person, String what) {
        if (unseen) {
            return;
        }
        pictures++;
        String name = "%02d-%s-%s-%s.png"
                .formatted(pictures, now, person.persona().who(), what)
                .replace(' ', '-');
        made("screenshot", person.look(out.resolve(name)));
    }

    public void made(String kind, Path path) {
        files.add(new Made(kind, path.toString()));
    }

    public void isCase(String number) {
        caseNumber = number;
    }

    public void stateIs(String now) {
        state = now;
    }

    /** What was noticed on every page becomes the last checks. */
    public void conclude() {
        List<String> unwritten = new ArrayList<>();
        List<String> troubles = new ArrayList<>();
        List<String> barriers = new ArrayList<>();
        for (Person person : cast.everybody()) {
            unwritten.addAll(person.unwritten());
            person.troubles().stream()
                    .filter(trouble ->
                            !applicationDied || !NOBODY_THERE.matcher(trouble).find())
                    .forEach(troubles::add);
            barriers.addAll(person.barriers());
        }
        verdict("no untranslated key on any page", unwritten);
        verdict("no error in any browser's console", troubles);
        verdict("no barrier on any page", barriers);
    }

    /** The story ends the application on purpose: browsers may say that they found nobody there. */
    void applicationDies() {
        applicationDied = true;
    }

    private void verdict(String name, List<String> found) {
        check(name, found.isEmpty(), found.isEmpty() ? "none" : String.join("; ", found));
    }

    /** Ends the story where it went wrong, with a picture of what everyone sees. */
    public void breaksOff(Throwable reason) {
        unseen = false;
        paper.println("  STOPPED    in stage " + now + ": " + reason.getMessage());
        checks.add(new Check("stage " + now, false, String.valueOf(reason.getMessage())));
        for (Person person : cast.people()) {
            try {
                picture(person, "stopped");
            } catch (RuntimeException alsoGone) {
                // No picture of a browser that does not answer; the reason is told already.
            }
        }
    }

    public Path out() {
        return out;
    }

    public String caseNumber() {
        return caseNumber;
    }

    public String state() {
        return state;
    }

    public List<Stage> stages() {
        return stages;
    }

    public List<Check> checks() {
        return checks;
    }

    public List<Made> files() {
        return files;
    }

    public boolean holds() {
        return !checks.isEmpty() && checks.stream().allMatch(Check::ok);
    }
}
