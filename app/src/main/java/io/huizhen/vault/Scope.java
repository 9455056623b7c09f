package io.huizhen.vault;

import java.util.Objects;

/** Whose data a key protects. One data key a scope: destroying it makes all of that scope's data unreadable. */
public record Scope(Kind kind, String id) {

    public enum Kind {
        CASE,
        PATIENT,
        PERSON,
        SYSTEM
    }

    public Scope {
        Objects.requireNonNull(kind, "kind");
        if (id == null || id.isBlank() || id.length() > 64) {
            throw new IllegalArgumentException("A scope needs an id of 1 to 64 characters");
        }
    }

    public static Scope ofCase(String caseId) {
        return new Scope(Kind.CASE, caseId);
    }

    public static Scope ofPatient(String patientId) {
        return new Scope(Kind.PATIENT, patientId);
    }

    public static Scope ofPerson(String personId) {
        return new Scope(Kind.PERSON, personId);
    }

    public static Scope ofSystem(String name) {
        return new Scope(Kind.SYSTEM, name);
    }
}
