package io.huizhen;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The rooms keep to their doors: no cycles, no reaching into another room's private packages. */
class ModularityTest {

    /** A library beside the rooms, with packages of its own; it knows nothing of rooms. */
    private static final DescribedPredicate<JavaClass> LIBRARY =
            JavaClass.Predicates.resideInAPackage("io.huizhen.mediabridge..");

    @Test
    void roomsCallOnlyEachOthersPublicParts() {
        ApplicationModules.of(Huizhen.class, LIBRARY).verify();
    }
}
