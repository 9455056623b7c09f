package io.huizhen.consult;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** One booked meeting of a case. Only the doctor's word, a no-show or the case's own end ends it. */
@Table("consult")
public class Consult {

    @Id
    private final String id;

    private final String caseId;
    private ConsultState state;
    private final Instant startsAt;
    private final Instant windowEndsAt;
    private final boolean byPhone;
    private Instant liveAt;
    private Instant endedAt;

    @Version
    private Integer version;

    @PersistenceCreator
    Consult(
            String id,
            String caseId,
            ConsultState state,
            Instant startsAt,
            Instant windowEndsAt,
            boolean byPhone,
            Instant liveAt,
            Instant endedAt,
            Integer version) {
        this.id = id;
        this.caseId = caseId;
        this.state = state;
        this.startsAt = startsAt;
        this.windowEndsAt = windowEndsAt;
        this.byPhone = byPhone;
        this.liveAt = liveAt;
        this.endedAt = endedAt;
        this.version = version;
    }

    static Consult booked(String id, String caseId, Instant startsAt, Instant windowEndsAt, boolean byPhone) {
        return new Consult(id, caseId, ConsultState.WAITING, startsAt, windowEndsAt, byPhone, null, null, null);
    }

    /** The doctor came: the waiting room opens. Coming again changes nothing. */
    void opened(Instant now) {
        requireOpen();
        if (state == ConsultState.WAITING) {
            state = ConsultState.LIVE;
            liveAt = now;
        }
    }

    /** The doctor's Finish. */
    void finished(Instant now) {
        if (state != ConsultState.LIVE) {
            throw new ConsultOverException(caseId, state);
        }
        end(ConsultState.FINISHED, now);
    }

    void notSuitable(Instant now) {
        requireOpen();
        end(ConsultState.NOT_SUITABLE, now);
    }

    void noShow(Instant now) {
        requireOpen();
        end(ConsultState.NO_SHOW, now);
    }

    void cancelled(Instant now) {
        requireOpen();
        end(ConsultState.CANCELLED, now);
    }

    /** True while people may come in: before the window ends, or as long as it is live. */
    public boolean admits(Instant now) {
        return state == ConsultState.LIVE || (state == ConsultState.WAITING && now.isBefore(windowEndsAt));
    }

    private void requireOpen() {
        if (!state.isOpen()) {
            throw new ConsultOverException(caseId, state);
        }
    }

    private void end(ConsultState end, Instant now) {
        state = end;
        endedAt = now;
    }

    public String id() {
        return id;
    }

    public String caseId() {
        return caseId;
    }

    public ConsultState state() {
        return state;
    }

    public Instant startsAt() {
        return startsAt;
    }

    public Instant windowEndsAt() {
        return windowEndsAt;
    }

    /** Booked as a telephone consult; the room stays open to whoever comes. */
    public boolean byPhone() {
        return byPhone;
    }

    /** Null until the doctor came. */
    public Instant liveAt() {
        return liveAt;
    }

    /** Null until it ended. */
    public Instant endedAt() {
        return endedAt;
    }
}
