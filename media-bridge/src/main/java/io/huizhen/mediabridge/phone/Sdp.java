package io.huizhen.mediabridge.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A description of sound (RFC 4566), as far as a bridge must understand it: to pass one telephone's to the other
 * without what says whose it is. Only sound is passed on; video of a telephone is refused.
 */
final class Sdp {

    private static final int LONGEST = 16_384;

    /** Where to, how much, when, attributes; not the title, links, addresses and numbers of a person. */
    private static final String KEPT_OF_SESSION = "cbta";

    private final List<String> session;
    private final List<List<String>> media;
    private final int sound;

    private Sdp(List<String> session, List<List<String>> media, int sound) {
        this.session = session;
        this.media = media;
        this.sound = sound;
    }

    /** Thrown for a description that cannot be used; its text is not repeated. */
    static final class Unreadable extends Exception {
        Unreadable(String what) {
            super(what);
        }
    }

    /** Who describes, to one telephone: always us, with a version that rises by one (RFC 3264, 8). */
    record Origin(long id, long version, String host) {

        Origin next() {
            return new Origin(id, version + 1, host);
        }

        private String line() {
            return "o=- " + id + " " + version + " IN " + (host.contains(":") ? "IP6 " : "IP4 ") + host;
        }
    }

    static Sdp read(String body) throws Unreadable {
        if (body == null || body.isBlank() || body.length() > LONGEST) {
            throw new Unreadable("no description of sound, or an endless one");
        }
        List<String> session = new ArrayList<>();
        List<List<String>> media = new ArrayList<>();
        for (String line : body.strip().split("\r?\n|\r")) {
            if (line.length() < 2 || line.charAt(1) != '=') {
                throw new Unreadable("a line that is none");
            }
            if (line.startsWith("m=")) {
                media.add(new ArrayList<>());
            }
            (media.isEmpty() ? session : media.getLast()).add(line);
        }
        if (session.isEmpty() || !session.getFirst().equals("v=0") || find(session, "o=") == null) {
            throw new Unreadable("no version or origin");
        }
        int sound = -1;
        for (int i = 0; i < media.size(); i++) {
            MediaLine line = MediaLine.read(media.get(i).getFirst());
            if (sound < 0 && line.kind().equals("audio") && line.port() != 0) {
                sound = i;
            }
        }
        if (sound < 0 || (find(session, "c=") == null && find(media.get(sound), "c=") == null)) {
            throw new Unreadable("no sound, or nowhere to send it");
        }
        return new Sdp(List.copyOf(session), List.copyOf(media), sound);
    }

    private record MediaLine(String kind, int port, String rest) {

        static MediaLine read(String line) throws Unreadable {
            String[] parts = line.substring(2).split(" ", 3);
            String port = parts.length == 3 ? parts[1].replaceFirst("/.*", "") : "";
            if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535 || !parts[2].contains(" ")) {
                throw new Unreadable("a media line that is none");
            }
            return new MediaLine(parts[0], Integer.parseInt(port), parts[2]);
        }
    }

    private static String find(List<String> lines, String start) {
        return lines.stream().filter(line -> line.startsWith(start)).findFirst().orElse(null);
    }

    /**
     * An offer that holds nothing to hear (a black hole): what the first telephone gets while the second still rings.
     * It has one line of sound, since telephones refuse an offer without any, and so that the later one fits in.
     */
    static String blackHole(Origin origin) {
        return String.join(
                "\r\n",
                "v=0",
                origin.line(),
                "s=-",
                "c=IN IP4 0.0.0.0",
                "t=0 0",
                "m=audio 9 RTP/AVP 8 0 101",
                "a=rtpmap:8 PCMA/8000",
                "a=rtpmap:0 PCMU/8000",
                "a=rtpmap:101 telephone-event/8000",
                "a=inactive",
                "");
    }

    /** This description as the other telephone may see it, and as an offer: its sound alone. */
    String asOffer(Origin origin) {
        return text(origin, List.of(media.get(sound)));
    }

    /** This description as the other telephone may see it, in answer to its offer: line for line. */
    String asAnswerTo(Sdp offer, Origin origin) {
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < offer.media.size(); i++) {
            lines.add(i == offer.sound ? media.get(sound) : List.of(offer.refused(i)));
        }
        return text(origin, lines);
    }

    /**
     * The answer that takes nothing of an offer: even one that nobody will use must be answered. Null when it cannot be
     * read.
     */
    static String refusalOf(String offer, String host) {
        try {
            return read(offer).refusal(new Origin(1, 1, host));
        } catch (Unreadable e) {
            return null;
        }
    }

    private String refusal(Origin origin) {
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < media.size(); i++) {
            lines.add(List.of(refused(i)));
        }
        return text(origin, lines);
    }

    private String refused(int i) {
        return media.get(i).getFirst().replaceFirst("^(m=\\S+) \\S+", "$1 0");
    }

    private String text(Origin origin, List<List<String>> lines) {
        StringBuilder text = new StringBuilder("v=0\r\n").append(origin.line()).append("\r\ns=-\r\n");
        session.stream()
                .filter(line -> KEPT_OF_SESSION.indexOf(line.charAt(0)) >= 0 && !line.startsWith("a=group:"))
                .forEach(line -> text.append(line).append("\r\n"));
        for (List<String> block : lines) {
            block.stream()
                    .filter(line -> !line.startsWith("i="))
                    .forEach(line -> text.append(line).append("\r\n"));
        }
        return text.toString();
    }

    /** Equal when nothing changed, the version neither: the telephone only says that it is still there. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Sdp sdp && session.equals(sdp.session) && media.equals(sdp.media);
    }

    @Override
    public int hashCode() {
        return Objects.hash(session, media);
    }

    @Override
    public String toString() {
        return "[sdp]";
    }
}
