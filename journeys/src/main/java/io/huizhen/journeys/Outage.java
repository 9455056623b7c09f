package io.huizhen.journeys;

import io.huizhen.launcher.RunningSystem;
import java.nio.file.Path;

/** The media servers die under a consult, and it goes on: on the other one, then by telephone, in the same case. */
final class Outage implements Scenario {

    @Override
    public String name() {
        return "outage";
    }

    @Override
    public String shows() {
        return "the media servers die under a consult: it moves to the other, then to two telephones; the report tells";
    }

    @Override
    public void play(Cast cast, Story story, Settings settings) {
        Walk walk = new Walk(cast, story, settings);
        ConsultWalk consult = new ConsultWalk(walk);
        RunningSystem system = RunningSystem.in(Path.of(System.getProperty("huizhen.home", ".huizhen")));
        try (OutageWalk outage = new OutageWalk(walk, system)) {
            meet(walk, consult, outage, story);
            loseOneServer(consult, outage, story);
            loseTheOther(outage, story);
            recover(consult, outage, story);
            report(new ReportWalk(walk), outage, story);
        }
    }

    private static void meet(Walk walk, ConsultWalk consult, OutageWalk outage, Story story) {
        story.stage("referral", () -> {
            walk.toBooked();
            story.tell("Li Jianguo refers " + walk.patient.name() + ", Liu Simin accepts, the consult is booked: case "
                    + walk.number() + ".");
        });
        story.stage("room", () -> {
            consult.patientEnters();
            consult.doctorsEnter();
            story.tell("Patient, clinician and doctor are in the room; the consult is recorded.");
        });
        story.stage("media", () -> {
            consult.provesMedia();
            story.tell("Each sees and hears the two others.");
        });
        story.stage("wall", () -> {
            outage.operatorWatches();
            story.tell("He Lei has the live wall before him; " + outage.firstServer() + " carries the consult.");
        });
    }

    private static void loseOneServer(ConsultWalk consult, OutageWalk outage, Story story) {
        story.stage("kill", () -> {
            outage.firstServerDies();
            story.tell(outage.firstServer() + " is killed (kill -9), in the middle of a sentence.");
        });
        story.stage("move", outage::everybodyIsBack);
        story.stage("media-again", () -> {
            consult.provesMedia();
            story.tell("On the other server each sees and hears the two others, as before.");
        });
        story.stage("alert", () -> {
            outage.operatorTakesTheServerInHand();
            story.tell("The wall has told He Lei which server it was; he takes it in hand.");
        });
    }

    private static void loseTheOther(OutageWalk outage, Story story) {
        story.stage("kill-all", () -> {
            outage.otherServerDies();
            story.tell("The other is killed too. Nothing can carry a picture: the doctor's telephone rings.");
        });
        story.stage("telephone", () -> {
            outage.bothPickUp();
            story.tell(
                    "Doctor, then patient pick up and are joined; the page says that the identity is not confirmed.");
        });
        story.stage("digits", () -> {
            outage.patientSaysTheDigits();
            story.tell("The patient reads out the digits of her SMS, the doctor types them: it is her.");
        });
        story.stage("tones", () -> {
            outage.eachHearsTheOther();
            story.tell("Each telephone has heard the other's tone for ten seconds, and not its own.");
        });
        story.stage("no-server", () -> {
            outage.operatorSeesThatNoneIsLeft();
            story.tell("He Lei takes in hand that no media server is left.");
        });
    }

    private static void recover(ConsultWalk consult, OutageWalk outage, Story story) {
        story.stage("restart", () -> {
            outage.serversComeBack();
            story.tell("Both servers run again. Nobody is torn off the telephone: the page offers the way back.");
        });
        story.stage("finish", () -> {
            outage.finishes(consult);
            story.tell("The doctor writes the notes and finishes by telephone; both telephones are put down.");
        });
    }

    private static void report(ReportWalk walk, OutageWalk outage, Story story) {
        story.stage("draft", () -> {
            walk.writes(outage::judgesTheQuality);
            story.tell("The draft shows what carried the consult; the doctor says what could not be judged by it.");
        });
        story.stage("signature", () -> {
            walk.signs();
            story.tell("Liu Simin signs, and with it that answer.");
        });
        story.stage("adoption", () -> {
            walk.adopts();
            story.tell("Li Jianguo adopts the report.");
        });
        story.stage("delivery", () -> {
            walk.patientReads();
            story.tell("The patient reads it and keeps the file.");
        });
        story.stage("course", () -> outage.reportIsTrue(walk.report()));
        story.stage("closing", () -> {
            walk.seesItClosed();
            story.tell("The case is closed; its timeline tells of the outage too.");
        });
    }
}
