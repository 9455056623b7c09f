package io.huizhen.signing.web;

import io.huizhen.signing.PinFault;
import org.springframework.validation.BindingResult;

/**
 * A PIN that somebody chooses.
 *
 * @param old the PIN until now; empty for a new key
 */
record PinForm(String old, String pin, String again) {

    PinForm {
        old = old == null ? "" : old;
        pin = pin == null ? "" : pin;
        again = again == null ? "" : again;
    }

    static PinForm empty() {
        return new PinForm("", "", "");
    }

    void check(boolean changes, BindingResult errors) {
        if (changes && old.isEmpty()) {
            errors.rejectValue("old", "signing.pin.old.missing");
        }
        PinFault.of(pin.toCharArray()).ifPresent(fault -> errors.rejectValue("pin", "signing.pin.fault." + fault));
        if (changes && !pin.isEmpty() && pin.equals(old)) {
            errors.rejectValue("pin", "signing.pin.same");
        }
        if (!again.equals(pin)) {
            errors.rejectValue("again", "signing.pin.again.differs");
        }
    }

    @Override
    public String toString() {
        return "PinForm[…]";
    }
}
