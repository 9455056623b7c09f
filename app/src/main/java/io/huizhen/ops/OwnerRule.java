package io.huizhen.ops;

import io.huizhen.access.Role;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Whose an alert is. Pure. In this order:
 *
 * <ol>
 *   <li>where the kind is a coordinator's: a coordinator of the case's hospitals who is logged in, the invited side
 *       first, then the one with the fewest alerts, then the one seen last;
 *   <li>the operator on duty, when logged in;
 *   <li>another operator who is logged in, the one with the fewest alerts first;
 *   <li>the operator on duty, who is away and is told by message;
 *   <li>nobody: the whole role.
 * </ol>
 *
 * Who was asked before is not asked again.
 */
final class OwnerRule {

    /**
     * Somebody who is logged in.
     *
     * @param alerts how many live alerts are this person's already
     */
    record Here(String personId, Role role, String hospital, int alerts, Instant seen) {}

    /**
     * An owner.
     *
     * @param personId null for everyone of the role
     * @param away whether the person is not logged in
     */
    record Owner(String personId, Role role, boolean away) {

        static Owner everyone(Role role) {
            return new Owner(null, role, false);
        }
    }

    private static final Comparator<Here> LEAST_BUSY = Comparator.comparingInt(Here::alerts)
            .thenComparing(Here::seen, Comparator.reverseOrder())
            .thenComparing(Here::personId);

    private OwnerRule() {}

    /**
     * @param hospitals of the case, the invited one first; empty where there is no case
     * @param onDuty the operator on duty, or null
     * @param asked who was asked before
     */
    static Owner next(Role firstRole, List<String> hospitals, List<Here> here, String onDuty, Set<String> asked) {
        List<Here> free = here.stream()
                .filter(person -> !asked.contains(person.personId()))
                .toList();
        if (firstRole == Role.COORDINATOR) {
            for (String hospital : hospitals) {
                var coordinator = free.stream()
                        .filter(person -> person.role() == Role.COORDINATOR)
                        .filter(person -> person.hospital().equals(hospital))
                        .min(LEAST_BUSY);
                if (coordinator.isPresent()) {
                    return new Owner(coordinator.get().personId(), Role.COORDINATOR, false);
                }
            }
        }
        return free.stream()
                .filter(person -> person.role() == Role.OPERATOR)
                .min(Comparator.<Here, Boolean>comparing(
                                person -> !person.personId().equals(onDuty))
                        .thenComparing(LEAST_BUSY))
                .map(operator -> new Owner(operator.personId(), Role.OPERATOR, false))
                .orElseGet(() -> onDuty != null && !asked.contains(onDuty)
                        ? new Owner(onDuty, Role.OPERATOR, true)
                        : Owner.everyone(hospitals.isEmpty() ? Role.OPERATOR : firstRole));
    }
}
