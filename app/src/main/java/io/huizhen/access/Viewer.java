package io.huizhen.access;

import java.io.Serializable;
import java.util.Set;

/**
 * Who is asking: a person who logged in, a patient on a seat link, or the system itself.
 *
 * @param personId the subject at the identity provider; the patient id for a seat; {@code system} for rules and clocks
 * @param name as shown to others; for a patient never a real name (that is sealed)
 * @param hospitalId null for patients and the system
 * @param departments ids of the departments the person works in
 * @param seatId the seat that a patient without an account came by, else null
 */
public record Viewer(
        String personId, String name, Set<Role> roles, String hospitalId, Set<String> departments, String seatId)
        implements Serializable {

    private static final String SYSTEM_ID = "system";

    /** The system: delegates, clocks and outbox handlers act as this. */
    public static final Viewer SYSTEM = new Viewer(SYSTEM_ID, SYSTEM_ID, Set.of(), null, Set.of(), null);

    public Viewer {
        roles = Set.copyOf(roles);
        departments = Set.copyOf(departments);
    }

    /** A patient who came by a seat link: may enter that seat's case and nothing else. */
    public static Viewer seat(String patientId, String seatId) {
        return new Viewer(patientId, "patient", Set.of(Role.PATIENT), null, Set.of(), seatId);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** The role under which the person's acts are recorded; people have one, the first in order where they have more. */
    public String actingRole() {
        return roles.stream().sorted().findFirst().map(Role::key).orElse(SYSTEM_ID);
    }
}
