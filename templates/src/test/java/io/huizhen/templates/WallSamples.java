package io.huizhen.templates;

import static io.huizhen.templates.Samples.map;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The live wall and its history with invented people, in the shape of the records that the application gives. */
final class WallSamples {

    private static final Instant NOW = Instant.now();

    private WallSamples() {}

    static Map<String, Object> wall(boolean empty, boolean dark) {
        List<Object> alerts = List.of(
                alert("sound-lost", "urgent", "HZ-261126-7K4Q9XM", "patient", "王晓梅", false, 42),
                alert("server-mute", "trouble", "janus-2", null, null, false, 0),
                alert("phone-unreached", "active", "HZ-261126-3M8R2TB", "no-answer", "何磊", true, 0));
        Object moved = place("janus-1", null, false, "janus-2");
        Object phone = place(null, NOW.minusSeconds(240), false, "janus-2");
        Object nowhere = place(null, null, true, "janus-2");
        List<Object> rooms = List.of(
                room("HZ-261126-7K4Q9XM", "trouble", null, nowhere),
                room("HZ-261126-3M8R2TB", "active", "phone", phone),
                room("HZ-261126-9P2W5CD", "active", null, moved));
        List<Object> left = List.of(
                map("number", "HZ-261126-7K4Q9XM", "place", nowhere),
                map("number", "HZ-261126-3M8R2TB", "place", phone),
                map("number", "HZ-261126-9P2W5CD", "place", moved));
        List<Object> over = List.of(
                over("consult-moved", "HZ-261126-9P2W5CD", "all-back", 4),
                over("server-down", "janus-1", "server-back", 230),
                over("phone-unreached", "HZ-261126-3M8R2TB", null, 0));
        return map(
                "alerts",
                empty ? List.of() : alerts,
                "over",
                empty ? List.of() : over,
                "rooms",
                empty ? List.of() : rooms,
                "servers",
                List.of(
                        server("janus-1", true, false, List.of()),
                        server("janus-2", false, false, empty ? List.of() : left),
                        server("janus-3", true, true, List.of())),
                "forOperator",
                true,
                "dark",
                dark,
                "onDuty",
                empty ? null : "何磊",
                "dutyIsMine",
                false,
                "waiting",
                empty ? 0L : 2L,
                "back",
                "/wall");
    }

    static Map<String, Object> alerts(boolean empty) {
        List<Object> steps = List.of(
                step(300, "opened", null, null),
                step(300, "given", "王晓梅", "coordinator"),
                step(240, "given", null, "operator"),
                step(230, "acknowledged", "何磊", "operator"),
                step(60, "closed", null, null));
        return map(
                "rows",
                empty
                        ? List.of()
                        : List.of(map(
                                "kind",
                                "call-in-trouble",
                                "about",
                                "HZ-261126-7K4Q9XM",
                                "href",
                                "/cases/1",
                                "openedAt",
                                NOW.minusSeconds(300),
                                "state",
                                "CLOSED",
                                "tone",
                                "done",
                                "ending",
                                map("how", "recovered", "seconds", 210L),
                                "steps",
                                steps)),
                "next",
                empty ? null : "/alerts?after=1",
                "first",
                null);
    }

    private static Map<String, Object> alert(
            String kind, String tone, String about, String cause, String owner, boolean acknowledged, int seconds) {
        return map(
                "id",
                kind,
                "kind",
                kind,
                "urgency",
                1,
                "tone",
                tone,
                "about",
                about,
                "href",
                null,
                "cause",
                cause,
                "owner",
                owner,
                "ownerRole",
                "operator",
                "mine",
                false,
                "acknowledged",
                acknowledged,
                "calm",
                false,
                "openedAt",
                NOW.minusSeconds(75),
                "escalateAt",
                seconds == 0 ? null : NOW.plusSeconds(seconds));
    }

    private static Map<String, Object> over(String kind, String about, String how, long seconds) {
        return map(
                "kind",
                kind,
                "about",
                about,
                "href",
                null,
                "closedAt",
                NOW.minusSeconds(120),
                "ending",
                how == null ? null : map("how", how, "seconds", seconds));
    }

    private static Map<String, Object> place(String server, Instant phoneSince, boolean lost, String from) {
        return map(
                "server",
                server,
                "phoneSince",
                phoneSince,
                "lost",
                lost,
                "from",
                from,
                "leftAt",
                NOW.minusSeconds(300));
    }

    private static Map<String, Object> room(String number, String tone, String carrier, Object place) {
        boolean phone = carrier != null;
        boolean trouble = tone.equals("trouble");
        return map(
                "number",
                number,
                "href",
                null,
                "inviting",
                "云岭县人民医院",
                "invited",
                "江城大学附属第一医院",
                "liveAt",
                NOW.minus(Duration.ofMinutes(12)),
                "carrier",
                carrier,
                "tone",
                tone,
                "place",
                place,
                "seats",
                List.of(
                        phone
                                ? seat("patient", null, "phone", null, null)
                                : seat(
                                        "patient",
                                        null,
                                        "here",
                                        trouble ? "audio" : "full-video",
                                        trouble ? "none" : "good"),
                        seat("clinician", "李建国", phone ? "aside" : trouble ? "dropped" : "here", null, null),
                        phone
                                ? seat("doctor", "张明远", "phone", null, null)
                                : seat("doctor", "张明远", "here", "low-video", "weak")));
    }

    private static Map<String, Object> seat(String role, String name, String presence, String mode, String grade) {
        return map(
                "role",
                role,
                "name",
                name,
                "presence",
                presence,
                "phoneSince",
                presence.equals("phone") ? NOW.minusSeconds(240) : null,
                "mode",
                mode,
                "grade",
                grade,
                "tone",
                "none".equals(grade) || presence.equals("dropped")
                        ? "trouble"
                        : presence.equals("aside") ? "waiting" : presence.equals("phone") ? "active" : "done");
    }

    private static Map<String, Object> server(String name, boolean up, boolean draining, List<Object> left) {
        return map(
                "name",
                name,
                "up",
                up,
                "goneSince",
                up ? null : NOW.minusSeconds(300),
                "left",
                left,
                "draining",
                draining,
                "rooms",
                3,
                "seats",
                8,
                "answeredIn",
                up ? 2L : null,
                "drainedBy",
                draining ? "何磊" : null,
                "drainedAt",
                draining ? NOW.minusSeconds(900) : null);
    }

    private static Map<String, Object> step(int ago, String what, String who, String role) {
        return map("at", NOW.minusSeconds(ago), "what", what, "who", who, "role", role);
    }
}
