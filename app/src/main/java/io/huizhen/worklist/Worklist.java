package io.huizhen.worklist;

import io.huizhen.access.Viewer;
import io.huizhen.platform.Micros;
import io.huizhen.push.NodeEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists what waits for a person. Who may do what to a case is the guard's question, asked by the room
 * before it calls here; a list itself shows a viewer no row but those of the viewer's own lists.
 */
@Component
public class Worklist {

    /** Kind of a row that is no task: something failed and needs its owner. */
    public static final String INCIDENT = "incident";

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final NodeEvents events;

    Worklist(JdbcClient jdbc, NodeEvents events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * A page of the viewer's lists, by the time at which the clocks run out.
     *
     * @param cursor {@link WorkPage#next} of the page before; null for the first
     * @param size rows at most
     */
    @Transactional(readOnly = true)
    public WorkPage page(Viewer viewer, WorkFilter filter, String cursor, int size) {
        int wanted = Math.clamp(size, 1, MOST);
        Position after = Position.read(cursor);
        Map<String, Object> values = new HashMap<>();
        values.put("limit", wanted + 1);
        values.put("due", after.due());
        values.put("task", after.taskId());
        StringBuilder where =
                new StringBuilder(" AND listed = 1 AND due_at >= :due AND (due_at > :due OR task_id > :task)");
        narrow(where, values, "kind", filter.kind());
        narrow(where, values, "urgency", filter.urgency());
        narrow(where, values, "department", filter.department());
        if (filter.escalatedOnly()) {
            where.append(" AND escalated_at IS NOT NULL");
        }
        // One range of the index per list; a single IN would sort them all, and left to itself the server may sort the
        // whole table when a filter leaves few rows (100,000 open: 17 ms for the escalated ones, 2 ms by the index).
        List<String> ranges = new ArrayList<>();
        for (String inbox : Inbox.of(viewer)) {
            String name = "inbox" + ranges.size();
            values.put(name, inbox);
            ranges.add("(SELECT * FROM worklist FORCE INDEX (ix_worklist_inbox) WHERE inbox = :" + name + where
                    + " ORDER BY due_at, task_id LIMIT :limit)");
        }
        String sql = String.join(" UNION ALL ", ranges) + " ORDER BY due_at, task_id LIMIT :limit";
        List<WorkItem> found =
                jdbc.sql(sql).params(values).query(WorklistRows.ITEM).list();
        boolean more = found.size() > wanted;
        List<WorkItem> items = List.copyOf(found.subList(0, Math.min(wanted, found.size())));
        return new WorkPage(items, more ? Position.after(items.getLast()).write() : null);
    }

    /** One open row of the viewer's lists. */
    @Transactional(readOnly = true)
    public Optional<WorkItem> find(String taskId, Viewer viewer) {
        return jdbc.sql("SELECT * FROM worklist WHERE task_id = :task AND inbox IN (:inboxes) AND listed = 1")
                .param("task", taskId)
                .param("inboxes", Inbox.of(viewer))
                .query(WorklistRows.ITEM)
                .optional();
    }

    /** How many rows the viewer's lists hold, counted up to a limit: for a badge. */
    @Transactional(readOnly = true)
    public int count(Viewer viewer, int upTo) {
        return jdbc.sql("SELECT COUNT(*) FROM (SELECT 1 FROM worklist WHERE inbox IN (:inboxes) AND listed = 1"
                        + " LIMIT :limit) counted")
                .param("inboxes", Inbox.of(viewer))
                .param("limit", upTo)
                .query(Integer.class)
                .single();
    }

    /** What to listen to for news of the viewer's lists; see {@link io.huizhen.push.NodeEvents}. */
    public List<String> topics(Viewer viewer) {
        return Inbox.of(viewer).stream().map(Inbox::topic).toList();
    }

    /** What a case waits for now. */
    @Transactional(readOnly = true)
    public List<WorkItem> openIn(String caseId) {
        return jdbc.sql("SELECT * FROM worklist WHERE case_id = ? AND listed = 1 ORDER BY due_at")
                .param(caseId)
                .query(WorklistRows.ITEM)
                .list();
    }

    /** The open task of a kind in a case. */
    @Transactional(readOnly = true)
    public Optional<WorkItem> openTask(String caseId, String kind) {
        return openIn(caseId).stream().filter(item -> item.kind().equals(kind)).findFirst();
    }

    /** Takes a task up, so that colleagues see it is being done; taking up one's own again changes nothing. */
    @Transactional
    public void claim(String taskId, Viewer viewer) {
        int changed = jdbc.sql("""
                        UPDATE worklist SET state = 'CLAIMED', claimed_by = :person
                        WHERE task_id = :task AND inbox IN (:inboxes) AND listed = 1
                          AND (claimed_by IS NULL OR claimed_by = :person)
                        """)
                .param("person", viewer.personId())
                .param("task", taskId)
                .param("inboxes", Inbox.of(viewer))
                .update();
        if (changed == 0) {
            throw new TaskGoneException(null, taskId);
        }
        tellOf(taskId);
    }

    /** Gives a taken-up task back. */
    @Transactional
    public void release(String taskId, Viewer viewer) {
        jdbc.sql("""
                        UPDATE worklist SET state = 'OPEN', claimed_by = NULL
                        WHERE task_id = ? AND claimed_by = ? AND listed = 1
                        """).params(taskId, viewer.personId()).update();
        tellOf(taskId);
    }

    private void tellOf(String taskId) {
        jdbc.sql("SELECT inbox FROM worklist WHERE task_id = ?")
                .param(taskId)
                .query(String.class)
                .optional()
                .map(Inbox::topic)
                .ifPresent(events::tell);
    }

    /**
     * The engine's task of a kind in a case, its row locked until the caller's transaction ends: the second of two
     * people waits here and then finds nothing.
     *
     * @param kind the part of the user task's id after {@code userTask_}
     * @return empty when the case does not stand there, or is suspended
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> lockOpenTask(String caseId, String kind) {
        return jdbc.sql("SELECT task_id FROM worklist WHERE case_id = ? AND kind = ? AND listed = 1 FOR UPDATE")
                .params(caseId, kind)
                .query(String.class)
                .optional();
    }

    private static void narrow(StringBuilder where, Map<String, Object> values, String column, String value) {
        if (value != null) {
            where.append(" AND ").append(column).append(" = :").append(column);
            values.put(column, value);
        }
    }

    /** Where a page begins. */
    private record Position(long due, String taskId) {

        private static final Position START = new Position(Long.MIN_VALUE, "");

        static Position after(WorkItem item) {
            return new Position(Micros.of(item.dueAt()), item.taskId());
        }

        /** A cursor that is not ours begins at the start. */
        static Position read(String cursor) {
            if (cursor == null || !cursor.matches("-?\\d{1,18}\\.[A-Za-z0-9-]{1,64}")) {
                return START;
            }
            int dot = cursor.indexOf('.');
            return new Position(Long.parseLong(cursor.substring(0, dot)), cursor.substring(dot + 1));
        }

        String write() {
            return due + "." + taskId;
        }
    }
}
