package io.huizhen.triage.web;

/** Why the doctor says no. */
record DeclineForm(String reason, String comment) {

    DeclineForm {
        reason = reason == null ? "" : reason.strip();
        comment = comment == null ? "" : comment.replace("\r\n", "\n").strip();
    }
}
