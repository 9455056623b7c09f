package io.huizhen.worklist;

/** What a list is narrowed to; null means any. */
public record WorkFilter(String kind, String urgency, String department, boolean escalatedOnly) {

    public static final WorkFilter ALL = new WorkFilter(null, null, null, false);

    public WorkFilter {
        kind = blankToNull(kind);
        urgency = blankToNull(urgency);
        department = blankToNull(department);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
