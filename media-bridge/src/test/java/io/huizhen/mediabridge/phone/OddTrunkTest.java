package io.huizhen.mediabridge.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.mediabridge.Secret;
import io.huizhen.mediabridge.phone.PhoneEvent.Answered;
import io.huizhen.mediabridge.phone.PhoneEvent.Bridged;
import io.huizhen.mediabridge.phone.PhoneEvent.Reason;
import io.huizhen.mediabridge.phone.PhoneEvent.Ringing;
import io.huizhen.mediabridge.phone.SipScript.Steps;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a trunk or a telephone can go wrong, message by message. */
class OddTrunkTest extends OneCall {

    @ParameterizedTest
    @CsvSource({
        "486 Busy Here, BUSY",
        "603 Decline, REFUSED",
        "404 Not Found, UNREACHABLE",
        "480 Temporarily Unavailable, UNREACHABLE",
        "302 Moved Temporarily, UNREACHABLE"
    })
    void aRefusalOfTheFirstTelephoneEndsTheCall(String status, Reason reason) throws Exception {
        try (var trunk = SipScript.of(Steps.called().answer(status).expect("ACK"))) {
            call(trunk, LIMITS);

            assertEnded(reason, Leg.FIRST, Integer.parseInt(status.substring(0, 3)));
            trunk.assertPlayed();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"503 Service Unavailable", "407 Proxy Authentication Required"})
    void aTrunkThatFailsOrDoesNotLetUsInIsDown(String status) throws Exception {
        try (var trunk = SipScript.of(Steps.called().answer(status).expect("ACK"))) {
            call(trunk, LIMITS);

            assertEnded(Reason.TRUNK_DOWN, null, Integer.parseInt(status.substring(0, 3)));
            trunk.assertPlayed();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, TRUNK_DOWN",
        "401, false, TRUNK_DOWN",
        "500, true, TRUNK_DOWN",
        "600, false, BUSY",
        "607, true, REFUSED",
        "606, false, BAD_MEDIA",
        "408, true, NO_ANSWER",
        "408, false, UNREACHABLE",
        "487, true, NO_ANSWER",
        "403, false, UNREACHABLE",
        "604, false, UNREACHABLE"
    })
    void aCodeMeansTheSameFromEveryTrunk(int code, boolean rang, Reason reason) {
        assertThat(Reason.of(code, rang)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"486 Busy Here, BUSY", "603 Decline, REFUSED"})
    void aRefusalOfTheSecondTelephonePutsTheFirstDown(String status, Reason reason) throws Exception {
        try (var trunk = SipScript.of(
                Steps.answered().putDown(), Steps.called().answer(status).expect("ACK"))) {
            call(trunk, LIMITS);

            assertEnded(reason, Leg.SECOND, Integer.parseInt(status.substring(0, 3)));
            trunk.assertPlayed();
        }
    }

    @Test
    void aFormerRingTellsNobodyComingFromNobodyThere() throws Exception {
        try (var trunk = SipScript.of(Steps.called()
                .answer("180 Ringing")
                .answer("480 Temporarily Unavailable")
                .expect("ACK"))) {
            call(trunk, LIMITS);

            assertEnded(Reason.NO_ANSWER, Leg.FIRST, 480);
            assertThat(told.all()).startsWith(new Ringing(Leg.FIRST));
            trunk.assertPlayed();
        }
    }

    @Test
    void aTelephoneThatRingsForEverIsCancelled() throws Exception {
        try (var trunk = SipScript.of(cancelled(Steps.called().answer("180 Ringing")))) {
            call(trunk, new RingLimits(SHORT, LIMITS.second()));

            assertEnded(Reason.NO_ANSWER, Leg.FIRST, 0);
            trunk.assertPlayed();
        }
    }

    private static Steps cancelled(Steps steps) {
        return steps.expect("CANCEL")
                .reply("200 OK")
                .answerInvite("487 Request Terminated", "t[call_number]")
                .expect("ACK");
    }

    @Test
    void theSecondTelephoneThatRingsForEverIsCancelledAndTheFirstPutDown() throws Exception {
        try (var trunk = SipScript.of(
                Steps.answered().putDown(), cancelled(Steps.called().answer("180 Ringing")))) {
            call(trunk, new RingLimits(LIMITS.first(), SHORT));

            assertEnded(Reason.NO_ANSWER, Leg.SECOND, 0);
            trunk.assertPlayed();
        }
    }

    @Test
    void anAnswerThatCrossesTheCancelIsAcknowledgedAndPutDown() throws Exception {
        try (var trunk = SipScript.of(Steps.called()
                .answer("180 Ringing")
                .expect("CANCEL")
                .reply("200 OK")
                .answerInvite("200 OK", "t[call_number]", SOUND)
                .expect("ACK")
                .putDown())) {
            call(trunk, new RingLimits(SHORT, LIMITS.second()));

            assertEnded(Reason.NO_ANSWER, Leg.FIRST, 0);
            trunk.assertPlayed();
            assertThat(told.all()).doesNotContain(new Answered(Leg.FIRST));
        }
    }

    @Test
    void nothingIsCancelledBeforeTheTrunkSpoke() throws Exception {
        try (var trunk = SipScript.of(
                cancelled(Steps.called().pause(Duration.ofSeconds(1)).answer("180 Ringing")))) {
            call(trunk, new RingLimits(SHORT, LIMITS.second()));

            assertEnded(Reason.NO_ANSWER, Leg.FIRST, 0);
            trunk.assertPlayed();
        }
    }

    @Test
    void aTrunkThatAnswersNothingIsDown() throws Exception {
        try (var deaf = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            call(
                    TrunkSettings.of("sip:127.0.0.1:" + deaf.getLocalPort(), "", Secret.of(""), "1"),
                    LIMITS,
                    timings(SHORT, Duration.ofHours(1)));

            assertEnded(Reason.TRUNK_DOWN, null, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=0 and then nonsense",
                "v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio none RTP/AVP 8",
                "v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 0 RTP/AVP 8",
                "v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\nm=audio 30000 RTP/AVP 8"
            })
    void anUnreadableDescriptionEndsTheCall(String sdp) throws Exception {
        try (var trunk =
                SipScript.of(Steps.called().answer("200 OK", sdp).expect("ACK").putDown())) {
            call(trunk, LIMITS);

            assertEnded(Reason.BAD_MEDIA, Leg.FIRST, 0);
            trunk.assertPlayed();
        }
    }

    @Test
    void anUnreadableOfferOfTheSecondPutsBothDown() throws Exception {
        try (var trunk = SipScript.of(
                Steps.answered().putDown(),
                Steps.called().answer("200 OK", "v=0").expect("ACK").putDown())) {
            call(trunk, LIMITS);

            assertEnded(Reason.BAD_MEDIA, Leg.SECOND, 0);
            trunk.assertPlayed();
        }
    }

    @Test
    void telephonesWithoutACommonSoundArePutDown() throws Exception {
        try (var trunk = SipScript.of(
                Steps.answered()
                        .expect("INVITE")
                        .reply("488 Not Acceptable Here")
                        .expect("ACK")
                        .putDown(),
                Steps.called()
                        .answer("200 OK", SOUND)
                        .expect("ACK", "m=audio 0 ")
                        .putDown())) {
            call(trunk, LIMITS);

            assertEnded(Reason.BAD_MEDIA, Leg.FIRST, 488);
            trunk.assertPlayed();
        }
    }

    @Test
    void theFirstHangsUpWhileTheSecondRings() throws Exception {
        try (var trunk = SipScript.of(
                Steps.answered().pause(MOMENT).ask("BYE", 1).expectAnswer(200),
                cancelled(Steps.called().answer("180 Ringing")))) {
            call(trunk, LIMITS);

            assertEnded(Reason.HUNG_UP, Leg.FIRST, 0);
            trunk.assertPlayed();
        }
    }

    @Test
    void theSecondHangsUpBeforeTheBridgeStands() throws Exception {
        try (var trunk = SipScript.of(
                Steps.answered().expect("INVITE").putDown(),
                Steps.called()
                        .answer("200 OK", SOUND)
                        .pause(MOMENT)
                        .ask("BYE", 1)
                        .expectAnswer(200)
                        .expect("ACK"))) {
            call(trunk, LIMITS);

            assertEnded(Reason.HUNG_UP, Leg.SECOND, 0);
            trunk.assertPlayed();
        }
    }

    @Test
    void bothAskingAtOnceIsTriedAgain() throws Exception {
        try (var trunk = SipScript.of(
                Steps.answered()
                        .expect("INVITE")
                        .reply("491 Request Pending")
                        .expect("ACK")
                        .expect("INVITE")
                        .reply("200 OK", SOUND)
                        .expect("ACK")
                        .putDown(),
                Steps.answered().putDown())) {
            PhoneCall call = call(trunk, LIMITS);
            told.await(new Bridged());
            call.hangUp();

            assertEnded(Reason.BY_US, null, 0);
            trunk.assertPlayed();
        }
    }

    @Test
    void aRepeatedAnswerIsAcknowledgedAgainAndASecondOneToTheSameCallPutDown() throws Exception {
        try (var trunk = SipScript.of(
                Steps.answered()
                        .answerInvite("200 OK", "t[call_number]", SOUND)
                        .expect("ACK")
                        .answerInvite("200 OK", "fork", SOUND)
                        .expect("ACK", "tag=fork")
                        .expect("BYE", "tag=fork")
                        .reply("200 OK")
                        .putDown(),
                Steps.called()
                        .answer("180 Ringing")
                        .pause(Duration.ofSeconds(2))
                        .answer("404 Not Found")
                        .expect("ACK"))) {
            call(trunk, LIMITS);

            assertEnded(Reason.UNREACHABLE, Leg.SECOND, 404);
            trunk.assertPlayed();
        }
    }
}
