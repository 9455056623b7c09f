package io.huizhen.journeys.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import io.huizhen.journeys.NotAsSeenException;
import io.huizhen.journeys.Person;

/** The room where the consult is held. */
public final class RoomPage {

    private final Person person;

    public RoomPage(Person person) {
        this.person = person;
    }

    /** From the page of the case. */
    public RoomPage enterFromCase() {
        person.press("consult.panel.enter");
        return isThere();
    }

    public RoomPage isThere() {
        person.isAt("consult.room.title");
        return this;
    }

    /** Nobody has opened the room yet: the page says what comes next. */
    public RoomPage waits() {
        person.sees("consult.waiting.title");
        return this;
    }

    /** Answers the question whether the consult may be recorded. */
    public RoomPage agreesToRecording() {
        Locator question = person.page()
                .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(person.say("consult.recording.ask")));
        Locator on = person.page().getByText(person.say("consult.recording.on"));
        person.waitsFor(question.or(on), "the question about recording, or that it is on");
        if (question.isVisible()) {
            person.pressIn(question, "consult.recording.yes");
        }
        return this;
    }

    /** The line above the pictures says that the consult is recorded. */
    public void saysItIsRecorded() {
        person.sees("consult.recording.on");
    }

    /** Writes the notes and waits until the page says that they are kept. */
    public RoomPage writes(String findings, String opinion, String advice) {
        person.write("consult.notes.findings", findings);
        person.write("consult.notes.opinion", opinion);
        person.write("consult.notes.advice", advice);
        person.sees("consult.notes.saved");
        return this;
    }

    /** Another at the table reads along while the doctor writes. */
    public void readsAlong(String opinion) {
        person.seesInField("consult.notes.opinion", opinion);
    }

    public void leave() {
        person.press("consult.leave");
    }

    public void comeBack() {
        person.press("consult.comeBack");
    }

    /** Nobody is heard here, and nothing said here is sent: the voice goes by telephone. */
    public RoomPage isSilent() {
        person.sees("consult.line.onPhone");
        return sounds(false);
    }

    /** Everybody is heard here again, and the own voice is sent. */
    public RoomPage isHeard() {
        return sounds(true);
    }

    private RoomPage sounds(boolean on) {
        return shows(on ? "everybody is heard in the room" : "the room is silent", """
                (on) => [...document.querySelectorAll('[data-seat]')].every((seat) => {
                  const video = seat.querySelector('video');
                  if (seat.dataset.mine !== 'true') return video.muted !== on;
                  return video.srcObject.getAudioTracks().every((track) => track.enabled === on);
                })""", on);
    }

    /** What stands above the controls, which offer no way to mute what is silent. */
    public RoomPage putsTheCallFirst() {
        return shows("the call stands above the controls", """
                () => {
                  const top = (id) => document.getElementById(id).getBoundingClientRect().top;
                  return top('room-phone') < top('controls') && document.getElementById('control-mute').hidden;
                }""", null);
    }

    private RoomPage shows(String what, String script, Object argument) {
        try {
            person.page().waitForCondition(() -> (Boolean) person.page().evaluate(script, argument));
        } catch (TimeoutError e) {
            throw new NotAsSeenException("It is not so that " + what);
        }
        return this;
    }

    /** Ends the consult for everyone. */
    public void finish() {
        person.press("consult.finish");
        person.confirm("consult.finish");
    }

    /** The doctor goes to the hand-over, because it cannot be done online. */
    public void notSuitable() {
        person.press("consult.notSuitable");
        person.isAt("referral.handOver.do");
    }

    /** Everybody in the room is told that it is over. */
    public void saysItIsOver(String how) {
        person.sees("consult.over." + how);
    }
}
