package io.huizhen.mediabridge.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huizhen.mediabridge.phone.Sdp.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SdpTest {

    private static final Origin ORIGIN = new Origin(7, 3, "10.0.0.5");

    private static final String FROM_A_TELEPHONE = String.join(
            "\r\n",
            "v=0",
            "o=13900000001 1 1 IN IP4 10.0.0.9",
            "s=Chen Guilan",
            "i=her kitchen",
            "e=guilan@example.org",
            "p=+86 139 0000 0001",
            "c=IN IP4 10.0.0.9",
            "t=0 0",
            "a=group:BUNDLE 0 1",
            "a=tool:phone",
            "m=video 4000 RTP/AVP 99",
            "a=rtpmap:99 H264/90000",
            "m=audio 4002 RTP/AVP 8 0",
            "i=microphone",
            "a=rtpmap:8 PCMA/8000",
            "a=sendrecv",
            "");

    @Test
    void passesSoundOnAndNothingThatSaysWhose() throws Exception {
        assertThat(Sdp.read(FROM_A_TELEPHONE).asOffer(ORIGIN).split("\r\n"))
                .containsExactly(
                        "v=0",
                        "o=- 7 3 IN IP4 10.0.0.5",
                        "s=-",
                        "c=IN IP4 10.0.0.9",
                        "t=0 0",
                        "a=tool:phone",
                        "m=audio 4002 RTP/AVP 8 0",
                        "a=rtpmap:8 PCMA/8000",
                        "a=sendrecv");
    }

    @Test
    void answersAnOfferLineForLine() throws Exception {
        String answer = "v=0\no=x 1 1 IN IP4 10.0.0.1\ns=x\nc=IN IP4 10.0.0.1\nt=0 0\nm=audio 5000 RTP/AVP 8 101\n";

        assertThat(Sdp.read(answer)
                        .asAnswerTo(Sdp.read(FROM_A_TELEPHONE), ORIGIN)
                        .split("\r\n"))
                .containsExactly(
                        "v=0",
                        "o=- 7 3 IN IP4 10.0.0.5",
                        "s=-",
                        "c=IN IP4 10.0.0.1",
                        "t=0 0",
                        "m=video 0 RTP/AVP 99",
                        "m=audio 5000 RTP/AVP 8 101");
    }

    @Test
    void refusesAnOfferLineForLine() {
        assertThat(Sdp.refusalOf(FROM_A_TELEPHONE, "10.0.0.5"))
                .contains("m=video 0 RTP/AVP 99\r\n", "m=audio 0 RTP/AVP 8 0\r\n")
                .doesNotContain("4002");
        assertThat(Sdp.refusalOf("v=0", "10.0.0.5")).isNull();
    }

    @Test
    void theBlackHoleIsAnOfferInWhichNobodyIsHeard() throws Exception {
        String hole = Sdp.blackHole(ORIGIN);

        assertThat(hole).contains("c=IN IP4 0.0.0.0\r\n", "a=inactive\r\n");
        assertThat(Sdp.read(hole).asOffer(ORIGIN)).contains("m=audio 9 ");
    }

    @Test
    void aRepetitionIsToldFromAChange() throws Exception {
        Sdp before = Sdp.read(FROM_A_TELEPHONE);

        assertThat(Sdp.read(FROM_A_TELEPHONE)).isEqualTo(before);
        assertThat(Sdp.read(FROM_A_TELEPHONE.replace("4002", "4004"))).isNotEqualTo(before);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "v=1\no=- 1 1 IN IP4 1.1.1.1\nc=IN IP4 1.1.1.1\nm=audio 1 RTP/AVP 0",
                "v=0\nc=IN IP4 1.1.1.1\nm=audio 1 RTP/AVP 0",
                "v=0\no=- 1 1 IN IP4 1.1.1.1\nm=audio 1 RTP/AVP 0",
                "v=0\no=- 1 1 IN IP4 1.1.1.1\nc=IN IP4 1.1.1.1",
                "v=0\no=- 1 1 IN IP4 1.1.1.1\nc=IN IP4 1.1.1.1\nm=audio 0 RTP/AVP 0",
                "v=0\no=- 1 1 IN IP4 1.1.1.1\nc=IN IP4 1.1.1.1\nm=audio 99999 RTP/AVP 0",
                "v=0\no=- 1 1 IN IP4 1.1.1.1\nc=IN IP4 1.1.1.1\nm=audio -1 RTP/AVP 0",
                "v=0\no=- 1 1 IN IP4 1.1.1.1\nc=IN IP4 1.1.1.1\nm=audio 1 RTP/AVP",
                "v=0\no=- 1 1 IN IP4 1.1.1.1\nc=IN IP4 1.1.1.1\nm=video 1 RTP/AVP 0",
                "v=0\no=- 1 1 IN IP4 1.1.1.1\nc=IN IP4 1.1.1.1\nm=audio 1 RTP/AVP 0\nhello"
            })
    void refusesWhatItCannotPassOn(String sdp) {
        assertThatThrownBy(() -> Sdp.read(sdp)).isInstanceOf(Sdp.Unreadable.class);
    }

    @Test
    void refusesAnEndlessDescription() {
        assertThatThrownBy(() -> Sdp.read(FROM_A_TELEPHONE + "a=x\r\n".repeat(10_000)))
                .isInstanceOf(Sdp.Unreadable.class);
    }
}
