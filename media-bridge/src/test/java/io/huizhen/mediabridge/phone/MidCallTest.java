package io.huizhen.mediabridge.phone;

import io.huizhen.mediabridge.phone.PhoneEvent.Reason;
import io.huizhen.mediabridge.phone.SipScript.Steps;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What happens while two talk, message by message. */
class MidCallTest extends OneCall {

    @Test
    void whatOneTelephoneChangesInMidCallIsPassedOnToTheOther() throws Exception {
        String moved = SOUND.replace("o=- 1 1", "o=- 1 2").replace("30000", "30002");
        try (var trunk = SipScript.of(
                Steps.answered()
                        .expect("INVITE")
                        .reply("200 OK", SOUND)
                        .expect("ACK")
                        .pause(MOMENT)
                        .ask("INVITE", 1, moved)
                        .expectAnswer(200)
                        .ask("ACK", 1)
                        .ask("BYE", 2)
                        .expectAnswer(200),
                Steps.answered()
                        .expect("INVITE", "m=audio 30002 ")
                        .reply("200 OK", SOUND)
                        .expect("ACK")
                        .putDown())) {
            call(trunk, LIMITS);

            assertEnded(Reason.HUNG_UP, Leg.FIRST, 0);
            trunk.assertPlayed();
        }
    }

    @Test
    void aChangeThatIsStillAskedAboutIsRefusedWhenTheCallEnds() throws Exception {
        String moved = SOUND.replace("o=- 1 1", "o=- 1 2").replace("30000", "30002");
        try (var trunk = SipScript.of(
                Steps.answered()
                        .expect("INVITE")
                        .reply("200 OK", SOUND)
                        .expect("ACK")
                        .pause(MOMENT)
                        .ask("INVITE", 1, moved)
                        .expectAnswer(487)
                        .ask("ACK", 1)
                        .putDown(),
                // Hangs up instead of an answer.
                Steps.answered().expect("INVITE").ask("BYE", 1).expectAnswer(200))) {
            call(trunk, LIMITS);

            assertEnded(Reason.HUNG_UP, Leg.SECOND, 0);
            trunk.assertPlayed();
        }
    }

    @Test
    void aTelephoneThatIsGoneWithoutAWordIsMissed() throws Exception {
        try (var trunk = SipScript.of(
                Steps.answered()
                        .expect("INVITE")
                        .reply("200 OK", SOUND)
                        .expect("ACK")
                        .expect("OPTIONS")
                        .reply("481 Call Does Not Exist")
                        .putDown(),
                Steps.answered().expect("OPTIONS").reply("200 OK").putDown())) {
            call(trunk.trunk(), LIMITS, timings(Duration.ofSeconds(20), Duration.ofSeconds(2)));

            assertEnded(Reason.UNREACHABLE, Leg.FIRST, 481);
            trunk.assertPlayed();
        }
    }

    @Test
    void aTelephoneThatSaysThatItIsStillThereIsAnswered() throws Exception {
        try (var trunk = SipScript.of(
                Steps.answered()
                        .expect("INVITE")
                        .reply("200 OK", SOUND)
                        .expect("ACK")
                        .ask("UPDATE", 1)
                        .expectAnswer(200)
                        .ask("INVITE", 2, SOUND)
                        .expectAnswer(200)
                        .ask("ACK", 2)
                        .ask("OPTIONS", 3)
                        .expectAnswer(200)
                        .ask("REFER", 4)
                        .expectAnswer(405)
                        .ask("BYE", 5)
                        .expectAnswer(200),
                Steps.answered().putDown())) {
            call(trunk, LIMITS);

            assertEnded(Reason.HUNG_UP, Leg.FIRST, 0);
            trunk.assertPlayed();
        }
    }
}
