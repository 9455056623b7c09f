package io.huizhen.referral;

/** Signs of danger that a clinician ticks; any of them is a fact for the urgency table. */
public enum RedFlag {
    CHEST_PAIN,
    BREATHLESS_AT_REST,
    STROKE_SIGNS,
    LOSS_OF_CONSCIOUSNESS,
    SEVERE_BLEEDING,
    SHOCK,
    CHILD_HIGH_FEVER
}
