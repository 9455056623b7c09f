package io.huizhen.signing;

/** A signature was asked without a step-up that covers it: none, another's, stale, used, or for other bytes. */
public class StepUpRefusedException extends RuntimeException {

    public StepUpRefusedException(String why) {
        super("step-up refused: " + why);
    }
}
