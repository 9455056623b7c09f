package io.huizhen.ops;

import io.huizhen.access.NotYoursException;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.Cases;
import io.huizhen.ops.AlertCourse.Turn;
import io.huizhen.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The alerts: one a subject and kind, with a person as its owner from the first second, told in the case's timeline. A
 * trouble is reported as often as it is seen; what follows from time passing is done by {@link #advance}.
 */
@Component
@Transactional
public class Alerts {

    /** The level at which a whole role has been called and nobody is left to call. */
    private static final int WHOLE_ROLE = 2;

    private final AlertRows rows;
    private final Owners owners;
    private final AlertTold told;
    private final Cases cases;
    private final Clock clock;

    Alerts(AlertRows rows, Owners owners, AlertTold told, Cases cases, Clock clock) {
        this.rows = rows;
        this.owners = owners;
        this.told = told;
        this.cases = cases;
        this.clock = clock;
    }

    /** Something is wrong now. Said again while it lasts, it changes nothing. */
    public void trouble(Trouble trouble) {
        trouble(trouble, clock.instant());
    }

    /** The same of something that went wrong earlier than it is told of. */
    void troubleSince(Trouble trouble, Instant since) {
        trouble(trouble, since, clock.instant());
    }

    void trouble(Trouble trouble, Instant now) {
        trouble(trouble, now, now);
    }

    private void trouble(Trouble trouble, Instant since, Instant now) {
        Optional<Alert> known = rows.find(trouble.openKey());
        if (known.isEmpty()) {
            begin(trouble, since, now);
        } else if (known.get().calmAt() != null) {
            rows.lock(known.get().id()).ifPresent(alert -> {
                rows.trouble(alert.id());
                advance(alert.id(), now);
            });
        }
    }

    /** Something happened that has no end of its own. Said again of the same subject, even much later, it is no news. */
    public void happened(Trouble trouble) {
        if (!rows.knows(trouble.kind(), trouble.subject())) {
            trouble(trouble);
        }
    }

    /** It is not wrong any more; over once it has been calm for long enough. */
    public void calm(AlertKind kind, String subject) {
        Instant now = clock.instant();
        rows.find(kind.name() + "/" + subject).ifPresent(alert -> calm(alert, CalmWhy.RECOVERED, now, now));
    }

    /** All that is about a consult is over with it. */
    public void consultEnded(String consultId) {
        Instant now = clock.instant();
        rows.liveOf(consultId).forEach(alert -> calm(alert, CalmWhy.CONSULT_OVER, now, now));
    }

    /**
     * "I have it": the clock of the escalation stops and the alert is this person's.
     *
     * @return false when it is over or acknowledged already; nothing is changed
     * @throws NotYoursException when it is another hospital's, or there is no such alert
     */
    public boolean acknowledge(String alertId, Viewer by) {
        return acknowledge(alertId, by, clock.instant());
    }

    boolean acknowledge(String alertId, Viewer by, Instant now) {
        Alert alert = rows.lock(alertId)
                .filter(found -> Scope.of(by).sees(found))
                .orElseThrow(() -> new NotYoursException(null));
        if (alert.state() != AlertState.OPEN) {
            return false;
        }
        Role role = by.has(Role.OPERATOR) ? Role.OPERATOR : Role.COORDINATOR;
        rows.acknowledged(alertId, by.personId(), role, now);
        rows.step(alertId, AlertStep.What.ACKNOWLEDGED, by.personId(), role, now);
        told.acknowledged(alert, by);
        if (rows.rule(alert.kind()).momentary()) {
            calm(rows.lock(alertId).orElseThrow(), CalmWhy.TAKEN, now, now);
        }
        return true;
    }

    void calm(Alert alert, CalmWhy why, Instant since, Instant now) {
        if (alert.calmAt() == null) {
            rows.calm(alert.id(), since, why);
        }
        advance(alert.id(), now);
    }

    /** Does what is due to an alert by now. */
    void advance(String alertId, Instant now) {
        rows.lock(alertId).ifPresent(alert -> {
            AlertRule rule = rows.rule(alert.kind());
            switch (alert.course().next(rule, now)) {
                case OPEN -> open(alert, rule, now);
                case ESCALATE -> escalate(alert, rule, now);
                case CLOSE -> close(alert, now);
                case FORGET -> rows.forget(alert.id());
                case NONE -> {}
            }
        });
    }

    /** Whether anything is due, without a lock. */
    boolean isDue(Alert alert, Instant now) {
        return alert.course().next(rows.rule(alert.kind()), now) != Turn.NONE;
    }

    private void begin(Trouble trouble, Instant since, Instant now) {
        AlertRule rule = rows.rule(trouble.kind());
        Optional<Case> record = Optional.ofNullable(trouble.caseId()).flatMap(cases::findById);
        Alert watched = new Alert(
                Ids.next(),
                trouble.kind(),
                trouble.subject(),
                record.map(Case::id).orElse(null),
                trouble.consultId(),
                trouble.seatId(),
                trouble.server(),
                record.map(Case::invitedHospital).orElse(null),
                record.map(Case::invitingHospital).orElse(null),
                trouble.cause(),
                rule.urgency(),
                AlertState.WATCHED,
                null,
                null,
                0,
                since,
                null,
                null,
                null,
                null,
                null,
                null);
        if (rows.insert(watched, trouble.openKey())) {
            advance(watched.id(), now);
        }
    }

    private void open(Alert alert, AlertRule rule, Instant now) {
        rows.step(alert.id(), AlertStep.What.OPENED, null, null, now);
        told.opened(alert);
        give(alert, rule, owners.next(alert, rule, Set.of()), 0, now);
    }

    private void escalate(Alert alert, AlertRule rule, Instant now) {
        OwnerRule.Owner next = alert.level() == 0
                ? owners.next(alert, rule, rows.asked(alert.id()))
                : OwnerRule.Owner.everyone(rule.firstRole());
        told.escalated(alert);
        give(alert, rule, next, alert.level() + 1, now);
    }

    private void give(Alert alert, AlertRule rule, OwnerRule.Owner owner, int level, Instant now) {
        boolean somebodyLeft = owner.personId() != null;
        int reached = somebodyLeft ? level : WHOLE_ROLE;
        rows.owned(alert.id(), owner, reached, now, somebodyLeft ? now.plus(rule.acknowledge()) : null);
        rows.step(alert.id(), AlertStep.What.GIVEN, owner.personId(), owner.role(), now);
        told.given(alert, owner);
    }

    private void close(Alert alert, Instant now) {
        rows.closed(alert.id(), now);
        rows.step(alert.id(), AlertStep.What.CLOSED, null, null, now);
        told.closed(alert);
    }
}
