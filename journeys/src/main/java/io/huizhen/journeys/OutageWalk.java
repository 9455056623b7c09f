package io.huizhen.journeys;

import io.huizhen.journeys.pages.PhonePage;
import io.huizhen.journeys.pages.ReportPage;
import io.huizhen.journeys.pages.RoomPage;
import io.huizhen.journeys.pages.WallPage;
import io.huizhen.launcher.RunningSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A live consult under which the media servers die, one after the other. What is done to them is done by the operating
 * system ({@link RunningSystem#kill}); everything else by people at their pages and telephones.
 */
final class OutageWalk implements AutoCloseable {

    /** What the issue of the house asks for: everybody back on another server within this. */
    static final Duration BACK_WITHIN = Duration.ofSeconds(5);

    /** From the loss of the last server until a telephone rings. */
    static final Duration RINGS_WITHIN = Duration.ofSeconds(8);

    static final String LIMITS = "后半程改为电话，未能看到患者面色和颈静脉。";

    private final Walk walk;
    private final RunningSystem system;
    private final List<String> servers;
    private final TwoTelephones telephones;

    private Person operator;
    private WallPage wall;
    private String first;
    private Gap gap;
    private Instant met;
    private Instant lastKill;
    private Instant talking;
    private Instant finishing;
    private Instant finished;

    OutageWalk(Walk walk, RunningSystem system) {
        this.walk = walk;
        this.system = system;
        this.servers = system.mediaServers();
        this.telephones = new TwoTelephones(system.exchange(), Persona.DOCTORS_TELEPHONE, walk.patient.phone());
    }

    /** The operator looks at the wall: the consult is there, and so is the server that carries it. */
    void operatorWatches() {
        met = Instant.now();
        operator = walk.cast.visitor(Persona.OPERATOR);
        operator.logIn();
        wall = WallPage.openBy(operator);
        first = wall.serverOf(walk.number(), servers);
        walk.story.picture(operator, "wall");
    }

    String firstServer() {
        return first;
    }

    /** The server under the consult dies. */
    void firstServerDies() {
        gap = new Gap(walk);
        gap.begins();
        system.kill(first);
        walk.story.picture(walk.patientPerson(), "just-after");
    }

    /** Everybody is in the same consult on another server, without having touched anything. */
    void everybodyIsBack() {
        List<Gap.Way> ways = gap.ends();
        for (Gap.Way way : ways) {
            walk.story.check("back within 5 s: " + way.name(), way.both() <= BACK_WITHIN.toMillis(), way.toString());
        }
        Gap.Way slowest = ways.getLast();
        walk.story.tell(String.format(
                Locale.ROOT,
                "All six directions are back after %.1f s without a click (slowest: %s, %s).",
                slowest.both() / 1000.0,
                slowest.name(),
                slowest));
        for (Person person : walk.table()) {
            walk.story.tell("The " + person.persona().who() + " read: " + String.join(" → ", gap.wordsRead(person)));
        }
        walk.story.check(
                "the patient was told of the move",
                gap.wordsRead(walk.patientPerson()).stream()
                        .anyMatch(words -> words.contains(walk.patientPerson().say("consult.problem.moving"))),
                String.join(" → ", gap.wordsRead(walk.patientPerson())));
        gap.over();
        walk.story.check("the wall shows the consult on the other server", () -> {
            wall.showsOn(walk.number(), other());
            return first + " to " + other();
        });
        walk.story.check(
                "the alert of the move is over by itself, with how long it took",
                () -> wall.saysAllAreBackAfterTheMove(walk.number()));
    }

    private String other() {
        return servers.stream().filter(name -> !name.equals(first)).findFirst().orElseThrow();
    }

    /** The operator reads that a server is down, and whose it is to mend it, and takes it in hand. */
    void operatorTakesTheServerInHand() {
        walk.story.check(
                "the dead server says since when it is gone and where its consult is",
                () -> wall.showsServerGone(first, walk.number()));
        wall.takesInHand(first, "server-down");
        walk.story.picture(operator, "server-down");
    }

    /** The other server dies too: nothing is left that could carry a picture, and the telephones ring. */
    void otherServerDies() {
        lastKill = Instant.now();
        system.kill(other());
        telephones.awaitDoctorsRing(walk.settings.patience());
        Duration rang = Duration.between(lastKill, Instant.now());
        walk.story.check(
                "the doctor's telephone rings within 8 s",
                rang.compareTo(RINGS_WITHIN) <= 0,
                String.format(Locale.ROOT, "after %.1f s", rang.toMillis() / 1000.0));
        walk.story.picture(walk.patientPerson(), "ringing");
    }

    void bothPickUp() {
        telephones.awaitBothTalking(walk.settings.patience());
        talking = Instant.now();
        new PhonePage(walk.doctor()).comesTo("unconfirmed").saysTheIdentityIsNotConfirmed();
        walk.story.check("each telephone rings once", telephones::eachRangOnce);
        walk.story.check(
                "the doctor's opinion waits until it is known who is on the telephone",
                !walk.doctor().field("consult.notes.opinion").isEditable(),
                "cannot be written yet");
        walk.story.picture(walk.doctor(), "unconfirmed");
        walk.story.picture(walk.patientPerson(), "on-the-phone");
        new PhonePage(walk.clinician()).comesTo("unconfirmed").saysTheCallIsOfTheOthers();
        walk.story.picture(walk.clinician(), "not-on-the-phone");
    }

    /** The patient reads the digits out of her SMS, the doctor types what he hears. */
    void patientSaysTheDigits() {
        new PhonePage(walk.doctor()).givesDigits(walk.digits()).comesTo("connected");
        new PhonePage(walk.patientPerson()).comesTo("connected");
        walk.story.picture(walk.doctor(), "confirmed");
        walk.story.picture(walk.patientPerson(), "confirmed");
    }

    void eachHearsTheOther() {
        Duration limit = walk.settings.patience();
        walk.story.check("the doctor's telephone hears the patient's", () -> telephones.doctorHearsPatient(limit));
        walk.story.check("the patient's telephone hears the doctor's", () -> telephones.patientHearsDoctor(limit));
    }

    void operatorSeesThatNoneIsLeft() {
        walk.story.check("the wall shows who is on the telephone", () -> {
            wall.showsTwoOnThePhone(walk.number());
            return walk.number();
        });
        wall.takesInHand("", "no-server");
        walk.story.picture(operator, "no-server");
    }

    /** Somebody has mended the servers; the telephone goes on until the people themselves say otherwise. */
    void serversComeBack() {
        system.startKilled();
        walk.story.check("the wall shows both servers up", () -> {
            servers.forEach(wall::showsServerUp);
            return String.join(", ", servers);
        });
        for (Person person : List.of(walk.doctor(), walk.patientPerson())) {
            person.sees("consult.wayBack");
        }
        walk.story.picture(walk.doctor(), "way-back");
        walk.story.picture(walk.patientPerson(), "way-back");
    }

    /** By telephone to the end. */
    void finishes(ConsultWalk consult) {
        new RoomPage(walk.doctor()).writes(ConsultWalk.FINDINGS, ConsultWalk.OPINION, ConsultWalk.ADVICE);
        finishing = Instant.now();
        consult.finishes();
        telephones.awaitQuiet(walk.settings.patience());
        finished = Instant.now();
    }

    /** What the doctor says of the quality before signing. */
    void judgesTheQuality(ReportPage page) {
        page.judgesWithin(LIMITS);
    }

    /** The signed paper tells what carried the consult, and when. */
    void reportIsTrue(Path report) {
        String text = new SignedPdf(report).text();
        PrintedCourse course = new PrintedCourse(walk.cast.words(), text);
        walk.story.tell("The report says: " + course);
        walk.story.check("the printed course begins with video", () -> {
            PrintedCourse.Span video = course.first("video");
            if (!course.kinds().getFirst().equals("video")
                    || !video.beganBetween(met.minus(Duration.ofMinutes(2)), met)) {
                throw new NotAsSeenException("met before " + met + ", printed: " + course);
            }
            return video.from().toString();
        });
        walk.story.check("it ends with the telephone, which was not recorded", () -> {
            PrintedCourse.Span phone = course.last("phone");
            boolean last = course.kinds().getLast().equals("phone");
            if (!last || !phone.beganBetween(lastKill, talking) || !phone.endedBetween(finishing, finished)) {
                throw new NotAsSeenException("telephone from " + lastKill + ".." + talking + " until " + finishing
                        + ".." + finished + ", printed: " + course);
            }
            return phone.words();
        });
        walk.story.check("it is in order", course.isInOrder(), course.toString());
        walk.story.check("it says what the doctor could not judge", new SignedPdf(report).says(LIMITS), LIMITS);
    }

    /** The system is whole again and the telephones are gone, whatever happened. */
    @Override
    public void close() {
        try (telephones) {
            system.close();
        }
    }
}
