package io.huizhen.consult.live;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.huizhen.consult.MediaMode;
import io.huizhen.consult.mode.LineStats;
import io.huizhen.mediabridge.Candidate;

/** What a browser in the room says; the member {@code t} names the kind. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonSubTypes({
    @JsonSubTypes.Type(value = FromBrowser.Enter.class, name = "enter"),
    @JsonSubTypes.Type(value = FromBrowser.Publish.class, name = "publish"),
    @JsonSubTypes.Type(value = FromBrowser.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = FromBrowser.Trickle.class, name = "candidate"),
    @JsonSubTypes.Type(value = FromBrowser.Restart.class, name = "restart"),
    @JsonSubTypes.Type(value = FromBrowser.Again.class, name = "again"),
    @JsonSubTypes.Type(value = FromBrowser.Devices.class, name = "devices"),
    @JsonSubTypes.Type(value = FromBrowser.Mode.class, name = "mode"),
    @JsonSubTypes.Type(value = FromBrowser.Stats.class, name = "stats"),
    @JsonSubTypes.Type(value = FromBrowser.Still.class, name = "still"),
    @JsonSubTypes.Type(value = FromBrowser.Consent.class, name = "consent"),
    @JsonSubTypes.Type(value = FromBrowser.Leave.class, name = "leave"),
    @JsonSubTypes.Type(value = FromBrowser.Ping.class, name = "ping")
})
sealed interface FromBrowser {

    /** I am here; camera and microphone may follow. */
    record Enter() implements FromBrowser {}

    /** My offer to send: the first of this round's leg, a renegotiation or an ICE restart. */
    record Publish(String sdp, int round) implements FromBrowser {
        @Override
        public String toString() {
            return "Publish[" + round + "]";
        }
    }

    /** My answer to what was offered to me. */
    record Answer(String sdp, int round) implements FromBrowser {
        @Override
        public String toString() {
            return "Answer[]";
        }
    }

    /** A candidate of mine; {@code candidate} is null at the end. */
    record Trickle(LegName leg, String candidate, String sdpMid, int sdpMLineIndex, int round) implements FromBrowser {
        Candidate read() {
            return candidate == null ? Candidate.COMPLETED : Candidate.of(candidate, sdpMid, sdpMLineIndex);
        }

        @Override
        public String toString() {
            return "Trickle[" + leg + "]";
        }
    }

    /** My receiving leg lost its path: offer again with fresh candidates. */
    record Restart(int round) implements FromBrowser {}

    /** My legs broke: tell me to begin again. */
    record Again() implements FromBrowser {}

    /** My microphone and camera as they are now. */
    record Devices(boolean audio, boolean video) implements FromBrowser {}

    /** How I want to take part. */
    record Mode(MediaMode mode) implements FromBrowser {}

    /** How my line is; see {@link LineStats}. */
    record Stats(LineStats line) implements FromBrowser {}

    /** A small photograph of me, in base 64, for those whose line does not carry my picture. */
    record Still(String image) implements FromBrowser {

        private static final int LARGEST = 12 * 1024;

        /** JPEG or WebP by its first bytes, and small. */
        boolean isSmallPicture() {
            return image != null
                    && image.length() <= LARGEST
                    && (image.startsWith("/9j/") || image.startsWith("UklGR"))
                    && image.chars().allMatch(Still::isBase64);
        }

        private static boolean isBase64(int c) {
            return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "+/=".indexOf(c) >= 0;
        }

        @Override
        public String toString() {
            return "Still[]";
        }
    }

    /** My yes or no to recording. */
    record Consent(boolean recording) implements FromBrowser {}

    /** I leave; the consult goes on. */
    record Leave() implements FromBrowser {}

    record Ping() implements FromBrowser {}
}
