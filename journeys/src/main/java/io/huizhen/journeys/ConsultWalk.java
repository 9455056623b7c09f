package io.huizhen.journeys;

import io.huizhen.journeys.pages.RoomPage;
import io.huizhen.journeys.pages.SeatPage;

/** From the booked time to the end of the live consult. */
final class ConsultWalk {

    static final String FINDINGS = "神志清，对答切题。胸闷多在上楼时出现，休息五分钟缓解，无夜间发作。";
    static final String OPINION = "考虑稳定型心绞痛（CCS Ⅱ 级），近期症状加重，建议完善冠状动脉 CTA。";
    static final String ADVICE = "阿司匹林 100 mg 每日一次；美托洛尔缓释片 47.5 mg 每日一次。";

    private final Walk walk;

    ConsultWalk(Walk walk) {
        this.walk = walk;
    }

    /** The patient takes the seat that the SMS leads to. */
    void patientEnters() {
        Person patient = walk.patientPerson();
        SeatPage seat = walk.openSeat(patient, walk.seatLink()).isThere();
        walk.story.picture(patient, "link");
        seat.enterAgreeingToRecording();
        new RoomPage(patient).isThere().waits();
        walk.story.picture(patient, "waiting");
    }

    /** The clinician, then the doctor, from their case pages. */
    void doctorsEnter() {
        enter(walk.clinician());
        enter(walk.doctor());
        // The patient has agreed on her way in.
        new RoomPage(walk.clinician()).agreesToRecording();
        new RoomPage(walk.doctor()).agreesToRecording();
        for (Person person : walk.table()) {
            new RoomPage(person).saysItIsRecorded();
        }
    }

    void enter(Person person) {
        walk.openCase(person);
        new RoomPage(person).enterFromCase();
    }

    /** Six directions, sight and sound each. */
    void provesMedia() {
        for (Person viewer : walk.table()) {
            for (Person other : walk.table()) {
                if (viewer == other) {
                    continue;
                }
                String way = other.persona().who() + " to " + viewer.persona().who();
                walk.story.check(
                        "video " + way, () -> LiveMedia.sees(viewer, other.persona(), walk.nameOf(other.persona())));
                walk.story.check("sound " + way, () -> LiveMedia.hears(viewer, other.persona()));
            }
        }
        for (Person person : walk.table()) {
            walk.story.picture(person, "room");
        }
    }

    void takesNotes() {
        new RoomPage(walk.doctor()).writes(FINDINGS, OPINION, ADVICE);
        walk.story.check("notes reach the clinician as they are saved", () -> {
            new RoomPage(walk.clinician()).readsAlong(OPINION);
            return "the same opinion in both rooms";
        });
        walk.story.picture(walk.doctor(), "notes");
    }

    void finishes() {
        new RoomPage(walk.doctor()).finish();
        walk.caseOf(walk.doctor()).comesTo("REPORTING");
        new RoomPage(walk.patientPerson()).saysItIsOver("finished");
        new RoomPage(walk.clinician()).saysItIsOver("finished");
        walk.story.picture(walk.patientPerson(), "over");
    }
}
