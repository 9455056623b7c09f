package io.huizhen.worklist;

import io.huizhen.platform.Micros;
import io.huizhen.push.NodeEvents;
import io.huizhen.worklist.WorkItem.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the rows, in the transaction of whoever calls: the engine's, mostly. */
@Component
public class WorklistRows {

    static final RowMapper<WorkItem> ITEM = WorklistRows::item;

    /** Engine timers know no milliseconds and may fire this much before the due time that the row has. */
    private static final Duration EARLY = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final NodeEvents events;
    private final Clock clock;

    WorklistRows(JdbcClient jdbc, NodeEvents events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** A task or incident appears. */
    public void open(WorkItem item) {
        String inbox = Inbox.of(item.role(), item.hospital(), item.person());
        jdbc.sql("""
                        INSERT INTO worklist
                          (task_id, case_id, kind, role, hospital, department, person, inbox, urgency, subject,
                           state, listed, opened_at, due_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)
                        """)
                .param(item.taskId())
                .param(item.caseId())
                .param(item.kind())
                .param(item.role())
                .param(item.hospital())
                .param(item.department())
                .param(item.person())
                .param(inbox)
                .param(item.urgency())
                .param(item.subject())
                .param(item.state().name())
                .param(Micros.of(item.openedAt()))
                .param(Micros.of(item.dueAt()))
                .update();
        events.tell(Inbox.topic(inbox));
    }

    /** Opens an incident, unless the same one is open already; one that was done is opened again. */
    public void openIncident(WorkItem incident) {
        try {
            open(incident);
        } catch (DuplicateKeyException alreadyThere) {
            jdbc.sql("UPDATE worklist SET state = 'OPEN', listed = 1, done_at = NULL WHERE task_id = ? AND listed = 0")
                    .param(incident.taskId())
                    .update();
            events.tell(Inbox.topic(Inbox.of(incident.role(), incident.hospital(), incident.person())));
        }
    }

    /** The task was done, or is no longer wanted. */
    public void close(String taskId) {
        jdbc.sql("UPDATE worklist SET state = 'DONE', listed = 0, done_at = ? WHERE task_id = ? AND done_at IS NULL")
                .params(now(), taskId)
                .update();
    }

    /** Another person is responsible from now on; null for anyone of the role. */
    public void assign(String taskId, String person) {
        WorkItem item = find(taskId);
        if (item == null) {
            return;
        }
        String inbox = Inbox.of(item.role(), item.hospital(), person);
        jdbc.sql("UPDATE worklist SET person = ?, inbox = ? WHERE task_id = ?")
                .param(person)
                .param(inbox)
                .param(taskId)
                .update();
        events.tell(Inbox.topic(inbox));
    }

    /** Hides the open rows of a case while it is suspended. */
    public void suspend(String caseId) {
        jdbc.sql("UPDATE worklist SET state = 'SUSPENDED', listed = 0 WHERE case_id = ? AND listed = 1 AND kind <> ?")
                .params(caseId, Worklist.INCIDENT)
                .update();
    }

    /** Shows them again, as they were. */
    public void resume(String caseId) {
        jdbc.sql("""
                        UPDATE worklist SET state = CASE WHEN claimed_by IS NULL THEN 'OPEN' ELSE 'CLAIMED' END, listed = 1
                        WHERE case_id = ? AND state = 'SUSPENDED'
                        """).param(caseId).update();
    }

    /** The same task is another kind in the model's new version. */
    public void rename(String taskId, String kind) {
        jdbc.sql("UPDATE worklist SET kind = ? WHERE task_id = ?")
                .params(kind, taskId)
                .update();
    }

    /** Marks what is due in a case; returns the kinds that were newly escalated. */
    public List<String> escalate(String caseId) {
        long due = Micros.of(clock.instant().plus(EARLY));
        List<WorkItem> overdue = jdbc.sql("""
                        SELECT * FROM worklist
                        WHERE case_id = ? AND listed = 1 AND due_at <= ? AND escalated_at IS NULL
                        """).params(caseId, due).query(ITEM).list();
        for (WorkItem item : overdue) {
            jdbc.sql("UPDATE worklist SET escalated_at = ? WHERE task_id = ?")
                    .params(now(), item.taskId())
                    .update();
        }
        return overdue.stream().map(WorkItem::kind).toList();
    }

    private WorkItem find(String taskId) {
        return jdbc.sql("SELECT * FROM worklist WHERE task_id = ?")
                .param(taskId)
                .query(ITEM)
                .optional()
                .orElse(null);
    }

    private long now() {
        return Micros.of(clock.instant());
    }

    private static WorkItem item(ResultSet row, int number) throws SQLException {
        return new WorkItem(
                row.getString("task_id"),
                row.getString("case_id"),
                row.getString("kind"),
                row.getString("role"),
                row.getString("hospital"),
                row.getString("department"),
                row.getString("person"),
                row.getString("urgency"),
                row.getString("subject"),
                State.valueOf(row.getString("state")),
                row.getString("claimed_by"),
                Micros.toInstant(row.getLong("opened_at")),
                Micros.toInstant(row.getLong("due_at")),
                instantOrNull(row, "escalated_at"));
    }

    private static Instant instantOrNull(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : Micros.toInstant(micros);
    }
}
