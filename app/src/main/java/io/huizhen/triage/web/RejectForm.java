package io.huizhen.triage.web;

/** What is missing, or why there is no consult; told to the clinician. */
record RejectForm(String why) {

    RejectForm {
        why = why == null ? "" : why.replace("\r\n", "\n").strip();
    }
}
