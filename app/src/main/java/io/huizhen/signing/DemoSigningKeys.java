package io.huizhen.signing;

import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keys for the demo's clinician and doctors, with the PIN that the demo's page names. {@code local} profile only. */
@Component
@Profile("local")
class DemoSigningKeys {

    private static final String PIN = "246810";
    private static final String PERSON = "d0000000-0000-4000-8000-0000000000";

    private final SigningKeys keys;

    DemoSigningKeys(SigningKeys keys) {
        this.keys = keys;
    }

    /** After the directory has its people. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(10)
    void provision() {
        for (String number : List.of("02", "04", "05")) {
            String person = PERSON + number;
            // What a person did to the own key since stays: a demo can show a locked and an ended key too.
            if (keys.stateOf(person).standing() == SigningKeyState.Standing.NONE) {
                keys.provision(person, PIN.toCharArray());
            }
        }
    }
}
