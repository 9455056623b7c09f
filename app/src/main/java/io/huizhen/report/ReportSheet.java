package io.huizhen.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a viewer may see of a case's report.
 *
 * @param text null for all but the doctor who writes
 * @param document of the signed report this viewer may open; null while there is none
 * @param readySigner whether the viewer has a key to sign with
 */
public record ReportSheet(
        String caseId,
        String caseNumber,
        ReportState state,
        int number,
        Locale language,
        Instant savedAt,
        Text text,
        String document,
        boolean maySign,
        boolean mayAdopt,
        boolean readySigner,
        String code,
        List<Signature> signatures,
        Amending amending) {

    /**
     * What the doctor writes, and what the consult was like.
     *
     * @param amendment why an earlier version is corrected; empty in the first
     * @param quality the answer so far; empty when there is none
     * @param day on which the consult was held
     */
    public record Text(
            String opinion,
            String advice,
            String amendment,
            String quality,
            String limits,
            LocalDate day,
            List<Stretch> course,
            List<LineOf> lines) {

        @Override
        public String toString() {
            return "Text[sealed]";
        }
    }

    /** How good one person's line was: minutes by the key of their grade. @param role as in {@code report.role.} */
    public record LineOf(String name, String role, Map<String, Integer> minutes, boolean soundLost) {}

    /**
     * @param kind a key, as in {@code MediaTimeline.Kind}
     * @param times as {@code CourseTimes} writes them
     */
    public record Stretch(String kind, String times) {}

    /** @param stamped false while the time stamp is awaited */
    public record Signature(String role, Instant at, boolean stamped) {}

    /**
     * How this version stands to the others.
     *
     * @param underWay whether a newer one is being written
     * @param mayBegin whether the viewer may begin a newer one
     * @param mayWithdraw whether the viewer may take this draft back
     * @param earlier those it replaces, newest first
     */
    public record Amending(boolean underWay, boolean mayBegin, boolean mayWithdraw, List<Earlier> earlier) {}

    /** An issued version that has been replaced; its file and its code go on. */
    public record Earlier(int number, String document, String code) {}

    public boolean isIssued() {
        return state == ReportState.ISSUED;
    }
}
