package io.huizhen.consult.live;

import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import io.huizhen.vault.Place;
import io.huizhen.vault.Scope;
import io.huizhen.vault.Sealed;
import io.huizhen.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * One owner for each live consult, through a row that must be renewed. Renew every 2 s; after 6 s without, another node
 * may take over. Every write of a live consult names the owner's fence in the same transaction.
 */
@Component
class Leases {

    static final Duration RENEW = Duration.ofSeconds(2);
    static final Duration LIFE = Duration.ofSeconds(6);

    private final String node = Ids.next();
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    Leases(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Name of this node; a new one at every start. */
    String node() {
        return node;
    }

    /** The lease, when nobody else holds a live one. */
    @Transactional
    public Optional<Lease> take(String consultId, String caseId) {
        Instant now = clock.instant();
        long until = Micros.of(now.plus(LIFE));
        int taken = jdbc.sql("""
                        UPDATE consult_lease SET owner = ?, fence = fence + 1, expires_at = ?
                        WHERE consult_id = ? AND expires_at <= ?
                        """).params(node, until, consultId, Micros.of(now)).update();
        if (taken == 0 && !insert(consultId, until)) {
            return Optional.empty();
        }
        long fence = jdbc.sql("SELECT fence FROM consult_lease WHERE consult_id = ?")
                .param(consultId)
                .query(Long.class)
                .single();
        return Optional.of(new Lease(consultId, caseId, fence));
    }

    private boolean insert(String consultId, long until) {
        try {
            jdbc.sql("INSERT INTO consult_lease (consult_id, owner, fence, expires_at, seats) VALUES (?, ?, 1, ?, 0)")
                    .params(consultId, node, until)
                    .update();
            return true;
        } catch (DuplicateKeyException heldByAnother) {
            return false;
        }
    }

    /** Renews; false when it was lost, and then for good. */
    @Transactional
    public boolean renew(Lease lease, int seats) {
        return jdbc.sql("UPDATE consult_lease SET expires_at = ?, seats = ? WHERE consult_id = ? AND fence = ?")
                        .params(Micros.of(clock.instant().plus(LIFE)), seats, lease.consultId(), lease.fence())
                        .update()
                == 1;
    }

    /** Gives it back, so that another node need not wait. */
    @Transactional
    public void release(Lease lease) {
        jdbc.sql("UPDATE consult_lease SET expires_at = 0, seats = 0 WHERE consult_id = ? AND fence = ?")
                .params(lease.consultId(), lease.fence())
                .update();
    }

    /** Runs a write as the owner: in one transaction with a look at the fence, whose row stays locked until then. */
    @Transactional
    public void asOwner(Lease lease, Runnable write) {
        boolean ours = jdbc.sql("SELECT fence FROM consult_lease WHERE consult_id = ? FOR UPDATE")
                .param(lease.consultId())
                .query(Long.class)
                .optional()
                .filter(fence -> fence == lease.fence())
                .isPresent();
        if (!ours) {
            throw new LeaseLostException(lease);
        }
        write.run();
    }

    /** Notes where the consult's room is, for the next owner; null when it is nowhere. */
    @Transactional
    public void place(Lease lease, PlacedRoom room) {
        asOwner(
                lease,
                () -> jdbc.sql("UPDATE consult_lease SET server = ?, room = ? WHERE consult_id = ?")
                        .param(room == null ? null : room.server())
                        .param(
                                room == null
                                        ? null
                                        : vault.seal(Scope.ofCase(lease.caseId()), place(lease), room)
                                                .bytes())
                        .param(lease.consultId())
                        .update());
    }

    /** Notes where the room was until then, for the live wall. As the owner. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void left(Lease lease, String server, Instant at) {
        jdbc.sql("UPDATE consult_lease SET from_server = ?, left_at = ? WHERE consult_id = ?")
                .params(server, Micros.of(at), lease.consultId())
                .update();
    }

    /** Where the last owner left the room, if it had one. */
    @Transactional(readOnly = true)
    public Optional<PlacedRoom> placed(Lease lease) {
        return jdbc.sql("SELECT room FROM consult_lease WHERE consult_id = ? AND room IS NOT NULL")
                .param(lease.consultId())
                .query(byte[].class)
                .optional()
                .map(bytes ->
                        vault.open(Scope.ofCase(lease.caseId()), place(lease), new Sealed<>(bytes), PlacedRoom.class));
    }

    /** Seats in live consults by media server, over all nodes. */
    @Transactional(readOnly = true)
    public Map<String, Integer> load() {
        Map<String, Integer> load = new HashMap<>();
        jdbc.sql("SELECT server, SUM(seats) AS seats FROM consult_lease WHERE server IS NOT NULL AND expires_at > ?"
                        + " GROUP BY server")
                .param(Micros.of(clock.instant()))
                .query((row, number) -> load.put(row.getString("server"), row.getInt("seats")))
                .list();
        return load;
    }

    private static Place place(Lease lease) {
        return new Place("consult_lease", lease.consultId(), "room", 1);
    }
}
