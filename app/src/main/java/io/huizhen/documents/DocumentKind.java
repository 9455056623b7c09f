package io.huizhen.documents;

/** What a document of a case is. Decides who may read it. */
public enum DocumentKind {
    /** Proof of the earlier diagnosis, brought by the clinician. */
    PRIOR_DIAGNOSIS,
    /** Anything else brought along: laboratory, images. */
    ATTACHMENT,
    /** A report as frozen for signing or waiting for its adoption: staff of the case alone. */
    REPORT_DRAFT,
    /** A report signed by all and archived. */
    REPORT
}
