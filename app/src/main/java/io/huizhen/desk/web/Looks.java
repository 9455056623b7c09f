package io.huizhen.desk.web;

import io.huizhen.cases.CaseState;
import io.huizhen.cases.Urgency;
import java.util.Map;

/** How states and urgencies look, and where each kind of task is done. The words are messages. */
final class Looks {

    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("nameInstitution", "triage"),
            Map.entry("route", "triage"),
            Map.entry("accept", "acceptance"),
            Map.entry("book", "booking"),
            Map.entry("consult", "consult"),
            Map.entry("callBothSides", "consult/phone/by-hand"),
            Map.entry("confirmIdentity", "consult/phone"),
            Map.entry("goOn", "consult/phone"),
            Map.entry("arrangeHandOver", "consult/phone"),
            Map.entry("sign", "report"),
            Map.entry("adopt", "report"));

    private Looks() {}

    static String tone(CaseState state) {
        return switch (state) {
            case SUBMITTED, ROUTING, ACCEPTANCE, BOOKING, ADOPTION -> "waiting";
            case BOOKED, REPORTING -> "active";
            case CLOSED -> "done";
            case REJECTED -> "trouble";
            case HANDED_OVER, CANCELLED -> "quiet";
        };
    }

    static String tone(Urgency urgency) {
        return switch (urgency) {
            case EMERGENCY -> "urgent";
            case URGENT -> "trouble";
            case ROUTINE -> "quiet";
        };
    }

    /** The page on which a task of this kind is done; the case page for a kind that has none. */
    static String placeOf(String kind, String caseId) {
        String place = PLACES.get(kind);
        return "/cases/" + caseId + (place == null ? "" : "/" + place);
    }
}
