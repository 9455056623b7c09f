package io.huizhen.templates;

import static io.huizhen.templates.Samples.map;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Models of the case page and its panels, with invented people. */
final class CaseSamples {

    private static final Instant NOW = Instant.now();

    private CaseSamples() {}

    static Map<String, Object> casePage(boolean patient) {
        List<Object> moves = List.of(
                move(2, "ACCEPTANCE", "waiting", "accepted", null, "王晓梅", "coordinator"),
                move(90, "ROUTING", "waiting", "declined", "本周无号，建议刘主任。", "张明远", "doctor"),
                move(300, "SUBMITTED", "waiting", "referral-submitted", null, "李建国", "clinician"));
        List<Object> steps = List.of(
                map(
                        "kind",
                        "accept",
                        "role",
                        "doctor",
                        "person",
                        "刘思敏",
                        "due",
                        NOW.plus(Duration.ofMinutes(50)),
                        "escalated",
                        false,
                        "mine",
                        !patient,
                        "href",
                        "/x"),
                map(
                        "kind",
                        "book",
                        "role",
                        "coordinator",
                        "person",
                        null,
                        "due",
                        NOW.plus(Duration.ofMinutes(500)),
                        "escalated",
                        false,
                        "mine",
                        false,
                        "href",
                        "/x"));
        return map(
                "row",
                Samples.row(2, patient ? "BOOKED" : "ACCEPTANCE", "waiting", "URGENT"),
                "kind",
                "CONSULT",
                "patient",
                map("name", "陈𠮷兰", "age", 72, "sex", "FEMALE", "birthDate", LocalDate.of(1954, 3, 15)),
                "clinician",
                "李建国",
                "invited",
                "江城大学附属第一医院",
                "closedAt",
                null,
                "settling",
                false,
                "offersAccount",
                patient,
                "forPatient",
                patient,
                "steps",
                steps,
                "mine",
                patient ? null : steps.getFirst(),
                "due",
                NOW.plus(Duration.ofMinutes(50)),
                "others",
                List.of(steps.get(1)),
                "moves",
                moves,
                "panels",
                patient ? List.of() : List.of(consultPanel(), qualityPanel()));
    }

    private static Map<String, Object> consultPanel() {
        List<Object> people = List.of(
                map("name", "张明远", "role", "doctor", "minutes", 22L),
                map("name", "李建国", "role", "clinician", "minutes", 21L),
                map("name", "陈𠮷兰", "role", "patient", "minutes", 0L));
        return part(
                "consult",
                map(
                        "caseId",
                        "c",
                        "state",
                        "finished",
                        "tone",
                        "done",
                        "startsAt",
                        NOW,
                        "mayEnter",
                        false,
                        "mayEnd",
                        false,
                        "maySendLink",
                        false,
                        "people",
                        people,
                        "recorded",
                        true,
                        "gaps",
                        List.of("14:41:05–14:41:46", "14:50:10–14:50:31")));
    }

    private static Map<String, Object> qualityPanel() {
        List<String> good = Collections.nCopies(22, "good");
        List<String> mixed = new ArrayList<>(good);
        mixed.set(4, "weak");
        mixed.set(11, "bad");
        mixed.set(12, "none");
        List<Object> lines = List.of(
                line("张明远", "doctor", good, List.of(map("grade", "good", "minutes", 22)), null, false),
                line(
                        "陈𠮷兰",
                        "patient",
                        mixed,
                        List.of(
                                map("grade", "good", "minutes", 19),
                                map("grade", "weak", "minutes", 1),
                                map("grade", "bad", "minutes", 1),
                                map("grade", "none", "minutes", 1)),
                        map("grade", "none", "times", "14:42–14:43"),
                        true));
        List<Object> spans = List.of(
                map("kind", "video", "times", "14:30:10–14:41:05"),
                map("kind", "lost", "times", "14:41:05–14:41:46"),
                map("kind", "phone", "times", "14:41:46–14:52:00"));
        return part("quality", map("goodEnough", false, "spans", spans, "lines", lines));
    }

    private static Map<String, Object> line(
            String name, String role, List<String> minutes, Object totals, Object worst, boolean lost) {
        return map("name", name, "role", role, "minutes", minutes, "totals", totals, "worst", worst, "soundLost", lost);
    }

    private static Map<String, Object> part(String name, Object model) {
        return map("view", "fragments/panel/" + name, "model", model);
    }

    private static Map<String, Object> move(
            int ago, String state, String tone, String reason, String comment, String person, String role) {
        return map(
                "at",
                NOW.minus(Duration.ofMinutes(ago)),
                "state",
                "cases.state." + state,
                "tone",
                tone,
                "reason",
                "cases.reason." + reason,
                "comment",
                comment,
                "person",
                person,
                "role",
                role);
    }
}
