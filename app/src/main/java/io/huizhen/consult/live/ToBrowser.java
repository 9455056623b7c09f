package io.huizhen.consult.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.huizhen.consult.ConsultSettings;
import io.huizhen.consult.ConsultState;
import io.huizhen.mediabridge.Candidate;
import java.util.List;

/** What the room says to a browser. Nothing of the media servers is in it but the session descriptions. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonSubTypes({
    @JsonSubTypes.Type(value = ToBrowser.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ToBrowser.State.class, name = "state"),
    @JsonSubTypes.Type(value = ToBrowser.Published.class, name = "published"),
    @JsonSubTypes.Type(value = ToBrowser.Offer.class, name = "offer"),
    @JsonSubTypes.Type(value = ToBrowser.Trickled.class, name = "candidate"),
    @JsonSubTypes.Type(value = ToBrowser.Again.class, name = "again"),
    @JsonSubTypes.Type(value = ToBrowser.Plan.class, name = "plan"),
    @JsonSubTypes.Type(value = ToBrowser.Still.class, name = "still"),
    @JsonSubTypes.Type(value = ToBrowser.Problem.class, name = "problem"),
    @JsonSubTypes.Type(value = ToBrowser.Over.class, name = "over"),
    @JsonSubTypes.Type(value = ToBrowser.NotesChanged.class, name = "notes"),
    @JsonSubTypes.Type(value = ToBrowser.Pong.class, name = "pong")
})
sealed interface ToBrowser {

    /** The first word: who you are, how to reach media, and whether the legs you had still stand. */
    record Welcome(String seat, boolean resumed, List<IceServer> ice, boolean turnOnly, ConsultSettings.Capture capture)
            implements ToBrowser {}

    record IceServer(List<String> urls, String username, String credential) {
        @Override
        public String toString() {
            return "IceServer[]";
        }
    }

    /** Everything one may see of the others; sent whole whenever something changes. */
    record State(ConsultState phase, Recording recording, List<Person> people) implements ToBrowser {}

    enum Recording {
        /** Nobody is asked: not everyone needed is here. */
        OFF,
        /** Waits for somebody's answer. */
        ASKING,
        /** Somebody said no. */
        REFUSED,
        ON
    }

    /**
     * {@code here}: in the room; {@code away}: the connection dropped and the place is kept; {@code cause}: why the mode
     * is what it is; {@code slow}: the device, not the line, holds the picture down.
     */
    record Person(
            String seat,
            boolean here,
            boolean away,
            boolean audio,
            boolean video,
            String mode,
            String cause,
            boolean slow,
            Boolean consent) {}

    /**
     * What to send from now on.
     *
     * @param own how much of the own picture: {@code full}, {@code low}, {@code still} or {@code none}
     * @param others how much of the others' pictures comes, in the same words
     * @param stills whether somebody needs a small photograph every few seconds
     * @param lean whether sound is to take as little of a line as it can: somebody's is narrow
     * @param bitrate most that the picture may take, in bits a second
     */
    record Plan(String own, String others, boolean stills, boolean lean, int bitrate) implements ToBrowser {}

    /** A small photograph of someone who sends no moving picture here. */
    record Still(String seat, String image) implements ToBrowser {
        @Override
        public String toString() {
            return "Still[" + seat + "]";
        }
    }

    record Published(String sdp, int round) implements ToBrowser {
        @Override
        public String toString() {
            return "Published[]";
        }
    }

    record Offer(String sdp, List<Track> tracks, int round) implements ToBrowser {
        @Override
        public String toString() {
            return "Offer[" + tracks + "]";
        }
    }

    /** One line of the offer: whose it is, or null when nobody's. */
    record Track(String mid, String kind, String seat) {}

    record Trickled(LegName leg, String candidate, String sdpMid, int sdpMLineIndex, int round) implements ToBrowser {
        static Trickled of(LegName leg, Candidate candidate, int round) {
            return new Trickled(
                    leg,
                    candidate.completed() ? null : candidate.line(),
                    candidate.mid(),
                    candidate.mLineIndex(),
                    round);
        }

        @Override
        public String toString() {
            return "Trickled[" + leg + "]";
        }
    }

    /** Make both legs, the first or in place of those you have; {@code round} names them from now on. */
    record Again(int round) implements ToBrowser {}

    /** Something does not work; {@code code} is a key of the page's words. */
    record Problem(String code) implements ToBrowser {}

    /** The consult is over. */
    record Over(ConsultState outcome) implements ToBrowser {}

    /** There is a new version of the notes. */
    record NotesChanged() implements ToBrowser {}

    record Pong() implements ToBrowser {}
}
