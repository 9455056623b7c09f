package io.huizhen.templates;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Pages' models with invented people, in the shape of the records that the application gives. */
final class Samples {

    private static final Instant NOW = Instant.now();

    private Samples() {}

    static Map<String, Object> row(int n, String state, String tone, String urgency) {
        return map(
                "caseId",
                "01HZ000000000000000000000" + n % 10,
                "number",
                "HZ-20261123-00" + n,
                "state",
                state,
                "tone",
                tone,
                "urgency",
                urgency,
                "urgencyTone",
                "EMERGENCY".equals(urgency) ? "urgent" : "URGENT".equals(urgency) ? "trouble" : "quiet",
                "from",
                "云岭县人民医院",
                "department",
                "心内科",
                "doctor",
                "张明远",
                "consultAt",
                n % 2 == 0 ? NOW.plus(Duration.ofHours(20)) : null,
                "createdAt",
                NOW.minus(Duration.ofHours(n * 5L)));
    }

    static List<Map<String, Object>> rows() {
        return List.of(
                row(1, "ROUTING", "waiting", "EMERGENCY"),
                row(2, "BOOKED", "active", "URGENT"),
                row(3, "CLOSED", "done", "ROUTINE"),
                row(4, "REJECTED", "trouble", null));
    }

    static List<Map<String, Object>> tasks(int count) {
        List<String> kinds = List.of("route", "book", "nameInstitution", "accept", "sign");
        List<String> urgencies = Arrays.asList("EMERGENCY", "URGENT", "ROUTINE", null, "ROUTINE");
        return IntStream.range(0, count)
                .mapToObj(n -> map(
                        "taskId",
                        "t" + n,
                        "kind",
                        kinds.get(n % 5),
                        "subject",
                        null,
                        "row",
                        row(n, "ROUTING", "waiting", urgencies.get(n % 5)),
                        "href",
                        "/cases/01/" + kinds.get(n % 5),
                        "urgency",
                        urgencies.get(n % 5),
                        "urgencyTone",
                        row(n, "", "", urgencies.get(n % 5)).get("urgencyTone"),
                        "openedAt",
                        NOW.minus(Duration.ofMinutes(80 - n)),
                        "dueAt",
                        NOW.plus(Duration.ofMinutes(-25 + n * 35L)),
                        "escalated",
                        n == 0,
                        "takenBy",
                        n == 1 ? "王晓梅" : null,
                        "mine",
                        n == 1,
                        "retryable",
                        n == 2))
                .toList();
    }

    static Map<String, Object> worklist(boolean empty) {
        return map(
                "rows",
                empty ? List.of() : tasks(14),
                "filter",
                map("kind", "", "urgency", "", "department", "", "escalated", false, "empty", true),
                "kinds",
                List.of("route", "nameInstitution", "book"),
                "departments",
                List.of(map("id", "jc-cardiology", "name", "心内科")),
                "next",
                "/worklist?after=1.t3",
                "first",
                null,
                "back",
                "/worklist");
    }

    static Map<String, Object> home(String role) {
        return map(
                "tasks", tasks(5),
                "waiting", 23,
                "watch", map("rooms", 3, "unowned", 2L, "mine", 1L),
                "cases", rows(),
                "next", "/home?after=1",
                "first", null,
                "reports",
                        List.of(map(
                                "documentId",
                                "d1",
                                "number",
                                "HZ-20261101-7",
                                "version",
                                1,
                                "replaced",
                                false,
                                "at",
                                NOW.minus(Duration.ofDays(9)))),
                "models",
                        List.of(
                                map(
                                        "key",
                                        "referral",
                                        "decision",
                                        false,
                                        "version",
                                        3,
                                        "from",
                                        NOW,
                                        "departments",
                                        List.of()),
                                map(
                                        "key",
                                        "urgency",
                                        "decision",
                                        true,
                                        "version",
                                        1,
                                        "from",
                                        NOW,
                                        "departments",
                                        List.of("心内科", "呼吸科"))),
                "rows",
                        List.of(
                                map(
                                        "at",
                                        NOW,
                                        "person",
                                        "张明远",
                                        "personId",
                                        "x",
                                        "role",
                                        "doctor",
                                        "action",
                                        "READ",
                                        "what",
                                        "READ",
                                        "purpose",
                                        "treatment",
                                        "number",
                                        "HZ-1"),
                                map(
                                        "at",
                                        NOW,
                                        "person",
                                        null,
                                        "personId",
                                        "system",
                                        "role",
                                        "system",
                                        "action",
                                        "DENIED",
                                        "what",
                                        "login",
                                        "purpose",
                                        "session",
                                        "number",
                                        null)),
                "servers",
                        List.of(
                                map(
                                        "name",
                                        "janus-1",
                                        "up",
                                        true,
                                        "goneSince",
                                        null,
                                        "draining",
                                        false,
                                        "answeredIn",
                                        3L,
                                        "sessions",
                                        2),
                                map(
                                        "name",
                                        "janus-2",
                                        "up",
                                        false,
                                        "goneSince",
                                        NOW,
                                        "draining",
                                        false,
                                        "answeredIn",
                                        null,
                                        "sessions",
                                        0)),
                "incidents", List.of(),
                "caseId", "01",
                "number", "HZ-20261123-001",
                "readers",
                        List.of(
                                map("at", NOW, "person", "张明远", "role", "doctor", "action", "READ"),
                                map("at", NOW, "person", null, "role", "patient", "action", "READ")));
    }

    /** A map that may hold nulls. */
    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new HashMap<>();
        for (int n = 0; n < pairs.length; n += 2) {
            map.put((String) pairs[n], pairs[n + 1]);
        }
        return map;
    }

    /** The telephone of a consult, as it looks to one of those concerned. */
    static Map<String, Object> phone(String stage, String as) {
        boolean stopped = stage.equals("stopped") || stage.equals("refused");
        return map(
                "caseId",
                "01KB000000000000000000CASE",
                "who",
                as.equals("coordinator") ? "other" : as,
                "stage",
                stage,
                "open",
                !stage.equals("none"),
                "cause",
                stage.equals("none") ? null : "no-media-server",
                "missed",
                stage.equals("stopped") ? as.equals("patient") ? "you" : "patient" : null,
                "why",
                stage.equals("stopped") ? "busy" : stage.equals("refused") ? "not-the-patient" : null,
                "handOver",
                stage.equals("refused"),
                "locked",
                stage.equals("unconfirmed") || stage.equals("refused"),
                "triesLeft",
                2,
                "digits",
                as.equals("patient") ? "408215" : null,
                "byPhone",
                false,
                "talks",
                stage.equals("unconfirmed") && !as.equals("coordinator") && !as.equals("clinician"),
                "mayAsk",
                stage.equals("none") && (as.equals("patient") || as.equals("doctor")),
                "again",
                stage.equals("stopped") && as.equals("patient") ? "ring" : null,
                "leads",
                as.equals("doctor"),
                "mayRing",
                stage.equals("stopped"),
                "mayResume",
                stopped,
                "coordinates",
                as.equals("coordinator"));
    }
}
