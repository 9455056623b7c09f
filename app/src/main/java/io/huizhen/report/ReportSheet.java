package io.huizhen.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

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
        List<Signature> signatures) {

    /** What the doctor writes. */
    public record Text(String opinion, String advice) {

        @Override
        public String toString() {
            return "Text[sealed]";
        }
    }

    /** @param stamped false while the time stamp is awaited */
    public record Signature(String role, Instant at, boolean stamped) {}

    public boolean isIssued() {
        return state == ReportState.ISSUED;
    }
}
