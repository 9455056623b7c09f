package io.huizhen.ops;

import io.huizhen.access.Role;
import io.huizhen.access.StaffHere;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds an alert's owner: asks who is here and lets {@link OwnerRule} choose. */
@Component
class Owners {

    private final StaffHere staff;
    private final Duty duty;
    private final AlertRows rows;

    Owners(StaffHere staff, Duty duty, AlertRows rows) {
        this.staff = staff;
        this.duty = duty;
        this.rows = rows;
    }

    OwnerRule.Owner next(Alert alert, AlertRule rule, Set<String> asked) {
        Map<String, Integer> busy = rows.countByOwner();
        List<OwnerRule.Here> here = Stream.of(Role.COORDINATOR, Role.OPERATOR)
                .flatMap(role -> staff.of(role).stream())
                .map(member -> new OwnerRule.Here(
                        member.personId(),
                        member.role(),
                        member.hospital(),
                        busy.getOrDefault(member.personId(), 0),
                        member.seen()))
                .toList();
        String onDuty = duty.now().map(Duty.OnDuty::personId).orElse(null);
        return OwnerRule.next(rule.firstRole(), alert.hospitals(), here, onDuty, asked);
    }
}
