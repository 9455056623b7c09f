package io.huizhen;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The rooms keep to their doors: no cycles, no reaching into another room's private packages. */
class ModularityTest {

    @Test
    void roomsCallOnlyEachOthersPublicParts() {
        ApplicationModules.of(Huizhen.class).verify();
    }
}
