package io.huizhen.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The nine roles; the realm's names in lower case with hyphens. */
public enum Role {
    PATIENT,
    CLINICIAN,
    COORDINATOR,
    DOCTOR,
    PHARMACIST,
    DISPUTE_OFFICER,
    MANAGER,
    COMPLIANCE,
    OPERATOR;

    /** The role's name in the realm and in message keys, such as {@code dispute-officer}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role of a realm role's name; empty for the realm's own technical roles. */
    public static Optional<Role> ofKey(String key) {
        return Stream.of(values()).filter(role -> role.key().equals(key)).findFirst();
    }
}
