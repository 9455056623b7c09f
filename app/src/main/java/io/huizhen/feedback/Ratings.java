package io.huizhen.feedback;

import io.huizhen.access.Action;
import io.huizhen.access.Guard;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CaseState;
import io.huizhen.cases.WrongStateException;
import io.huizhen.platform.Micros;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The ratings; one a case, which its patient may change. */
@Component
@Transactional
public class Ratings {

    private final JdbcClient jdbc;
    private final Guard guard;
    private final CaseBook cases;
    private final Clock clock;

    Ratings(JdbcClient jdbc, Guard guard, CaseBook cases, Clock clock) {
        this.jdbc = jdbc;
        this.guard = guard;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Stores the rating of the current viewer, the case's patient.
     *
     * @param score from 1 (bad) to 5 (good)
     * @throws WrongStateException while there is nothing to rate: the case is not closed
     */
    public void rate(String caseId, int score) {
        if (score < 1 || score > 5) {
            throw new IllegalArgumentException("a score is 1 to 5");
        }
        Viewer viewer = guard.enter(caseId, Action.RATE);
        requireClosed(caseId);
        long now = Micros.of(clock.instant());
        int changed = jdbc.sql("UPDATE rating SET score = ?, rated_at = ?, person_id = ? WHERE case_id = ?")
                .params(score, now, viewer.personId(), caseId)
                .update();
        if (changed == 0) {
            jdbc.sql("INSERT INTO rating (case_id, score, rated_at, person_id) VALUES (?, ?, ?, ?)")
                    .params(caseId, score, now, viewer.personId())
                    .update();
        }
    }

    /** The current viewer's rating of a closed case, for showing the form; empty before the first. */
    public Optional<Integer> toRate(String caseId) {
        guard.enter(caseId, Action.RATE);
        requireClosed(caseId);
        return of(caseId);
    }

    /** The rating of a case; callers have passed the guard. */
    @Transactional(readOnly = true)
    public Optional<Integer> of(String caseId) {
        return jdbc.sql("SELECT score FROM rating WHERE case_id = ?")
                .param(caseId)
                .query(Integer.class)
                .optional();
    }

    private void requireClosed(String caseId) {
        Case record = cases.get(caseId);
        if (record.state() != CaseState.CLOSED) {
            throw new WrongStateException(caseId, record.state(), "rate");
        }
    }
}
