package io.huizhen.referral.web;

/** Why a case is withdrawn. */
record CancelForm(String reason, String comment) {

    CancelForm {
        reason = reason == null ? "" : reason.strip();
        comment = comment == null ? "" : comment.replace("\r\n", "\n").strip();
    }
}
