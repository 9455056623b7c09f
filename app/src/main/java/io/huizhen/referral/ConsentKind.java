package io.huizhen.referral;

/** What a patient is asked to agree to, each on its own. */
public enum ConsentKind {
    CONSULT,
    RECORDING
}
