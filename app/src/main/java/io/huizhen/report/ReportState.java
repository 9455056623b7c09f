package io.huizhen.report;

/** Where one version of a report stands. */
public enum ReportState {
    /** The doctor writes. */
    DRAFT,
    /** Signed by the doctor while the time-stamp authority was down; the stamp follows. */
    STAMPING,
    /** Signed by the doctor; the clinician is to adopt it. */
    SIGNED,
    /** Adopted by the clinician; the archive stamp follows. */
    ADOPTED,
    /** Archived: the patient may have it, and it changes no more. */
    ISSUED
}
