package io.huizhen.journeys;

/** The main way: a referral becomes a signed report in the patient's hands. */
final class Line implements Scenario {

    @Override
    public String name() {
        return "line";
    }

    @Override
    public String shows() {
        return "referral, triage, live consult of three, signed report, rating (when no other is named)";
    }

    @Override
    public void play(Cast cast, Story story, Settings settings) {
        play(new Walk(cast, story, settings), cast, story);
    }

    /** The same with a case of the caller's. */
    void play(Walk walk, Cast cast, Story story) {
        intake(walk, story);
        consult(new ConsultWalk(walk), story);
        report(new ReportWalk(walk), story);
        story.stage("homes", () -> new Visitors(cast, story).everybodyFindsTheirPart());
    }

    private static void intake(Walk walk, Story story) {
        story.stage("referral", () -> {
            walk.refer();
            story.tell("Li Jianguo of the county hospital refers a new patient, " + walk.patient.name()
                    + ", with her discharge record and cardiogram: case " + walk.number() + ".");
        });
        story.stage("triage", () -> {
            walk.route(Persona.FIRST_DOCTOR, page -> {});
            story.tell("The coordinator finds it in the worklist beside its SLA clock and asks Zhang Mingyuan.");
        });
        story.stage("decline", () -> {
            walk.decline("NO_TIME", Walk.REFUSAL);
            story.tell("Zhang Mingyuan declines, with a reason: no time in the coming days.");
        });
        story.stage("reroute", () -> {
            walk.route(Persona.DOCTOR, page -> page.tellsOfRefusal("no-time", Walk.REFUSAL));
            story.tell("The coordinator reads the reason and asks Liu Simin.");
        });
        story.stage("acceptance", () -> {
            walk.accept();
            story.tell("Liu Simin reads the referral and accepts.");
        });
        story.stage("booking", () -> {
            walk.book();
            story.tell("The coordinator books the consult for now.");
        });
    }

    private static void consult(ConsultWalk walk, Story story) {
        story.stage("seat", () -> {
            walk.patientEnters();
            story.tell("The patient opens the link of her SMS on a phone, agrees to the recording and sits down.");
        });
        story.stage("room", () -> {
            walk.doctorsEnter();
            story.tell("Clinician and doctor come in; the consult is recorded with everyone's consent.");
        });
        story.stage("media", () -> {
            walk.provesMedia();
            story.tell("Each sees and hears the two others.");
        });
        story.stage("notes", () -> {
            walk.takesNotes();
            story.tell("The doctor's notes save themselves, and the clinician reads along.");
        });
        story.stage("finish", () -> {
            walk.finishes();
            story.tell("The doctor finishes the consult; the room closes for everyone.");
        });
    }

    private static void report(ReportWalk walk, Story story) {
        story.stage("draft", () -> {
            walk.writes();
            story.tell("The report is drafted from the notes; the doctor completes and previews it.");
        });
        story.stage("signature", () -> {
            walk.signs();
            story.tell("Liu Simin confirms who she is with a one-time code and signs with her PIN.");
        });
        story.stage("adoption", () -> {
            walk.adopts();
            story.tell("Li Jianguo reads it and adopts it with a signature of his own.");
        });
        story.stage("delivery", () -> {
            walk.patientReads();
            story.tell("The patient is told by SMS, reads the report and keeps the file.");
        });
        story.stage("verification", () -> {
            walk.verifies();
            story.tell("The public page calls it genuine, and a copy with one changed byte not; pdfsig agrees.");
        });
        story.stage("account", () -> {
            walk.setsUpAccount();
            story.tell("She sets up an account, so that she can read it after her link has ended.");
        });
        story.stage("rating", () -> {
            walk.rates();
            story.tell("Two taps: very good.");
        });
        story.stage("closing", () -> {
            walk.seesItClosed(Walk.REFUSAL);
            story.tell("The case is closed; its timeline tells who did what, when and why.");
        });
    }
}
