package io.huizhen.scheduling;

/** The doctor has another consult at that time. */
public class SlotTakenException extends RuntimeException {

    SlotTakenException(String doctorId) {
        super("slot taken: doctor " + doctorId);
    }
}
