package io.huizhen.journeys;

/** The main way: a referral becomes a signed report in the patient's hands. */
final class Line implements Scenario {

    static final String REFUSAL = "本周门诊已满，建议请刘思敏医生会诊。";

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
        Walk walk = new Walk(cast, story, settings);
        story.stage("referral", () -> {
            walk.refer();
            story.tell("Dr " + Persona.CLINICIAN.englishName() + " refers a new patient, " + walk.patient.name()
                    + ", with her discharge record and cardiogram: case " + walk.number() + ".");
        });
        story.stage("triage", () -> {
            walk.route(Persona.FIRST_DOCTOR, page -> {});
            story.tell("The coordinator finds it in the worklist with its SLA clock and asks "
                    + Persona.FIRST_DOCTOR.englishName() + ".");
        });
        story.stage("decline", () -> {
            walk.decline("NO_TIME", REFUSAL);
            story.tell(Persona.FIRST_DOCTOR.englishName() + " declines: no time this week.");
        });
        story.stage("reroute", () -> {
            walk.route(Persona.DOCTOR, page -> page.tellsOfRefusal("no-time", REFUSAL));
            story.tell("The coordinator reads the reason and asks " + Persona.DOCTOR.englishName() + ".");
        });
        story.stage("acceptance", () -> {
            walk.accept();
            story.tell(Persona.DOCTOR.englishName() + " reads the referral and accepts.");
        });
    }
}
