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
        List<Object> rooms = List.of(
                room("HZ-261126-7K4Q9XM", "trouble", null),
                room("HZ-261126-3M8R2TB", "active", "phone"),
                room("HZ-261126-9P2W5CD", "active", null));
        return map(
                "alerts",
                empty ? List.of() : alerts,
                "rooms",
                empty ? List.of() : rooms,
                "servers",
                List.of(server("janus-1", true, false), server("janus-2", false, false), server("janus-3", true, true)),
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

    private static Map<String, Object> room(String number, String tone, String carrier) {
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
                "server",
                "janus-1",
                "carrier",
                carrier,
                "tone",
                tone,
                "seats",
                List.of(
                        seat("patient", null, "here", trouble ? "audio" : "full-video", trouble ? "none" : "good"),
                        seat("clinician", "李建国", trouble ? "dropped" : "here", null, null),
                        seat("doctor", "张明远", "here", "low-video", "weak")));
    }

    private static Map<String, Object> seat(String role, String name, String presence, String mode, String grade) {
        return map(
                "role",
                role,
                "name",
                name,
                "presence",
                presence,
                "mode",
                mode,
                "grade",
                grade,
                "tone",
                "none".equals(grade) || presence.equals("dropped") ? "trouble" : "done");
    }

    private static Map<String, Object> server(String name, boolean up, boolean draining) {
        return map(
                "name",
                name,
                "up",
                up,
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
