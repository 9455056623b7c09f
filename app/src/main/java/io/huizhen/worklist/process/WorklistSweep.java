package io.huizhen.worklist.process;

import io.huizhen.access.Role;
import io.huizhen.worklist.Incidents;
import io.huizhen.worklist.Worklist;
import java.util.HashSet;
import java.util.Set;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares the worklist with the engine's tasks and opens an incident on each difference; it mends nothing by itself. A
 * difference counts only if a second look still shows it, since work goes on meanwhile.
 */
@Component
@DisallowConcurrentExecution
public class WorklistSweep implements Job {

    private static final String TASKS = "SELECT ID_ FROM ACT_RU_TASK";
    private static final String ROWS =
            "SELECT task_id FROM worklist WHERE state <> 'DONE' AND kind <> '" + Worklist.INCIDENT + "'";

    private final JdbcClient jdbc;
    private final Incidents incidents;
    private final TransactionTemplate transaction;

    WorklistSweep(JdbcClient jdbc, Incidents incidents, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.incidents = incidents;
        this.transaction = transaction;
    }

    @Override
    public void execute(JobExecutionContext context) {
        sweep();
    }

    /** @return how many differences it found */
    int sweep() {
        Set<String> tasks = ids(TASKS);
        Set<String> rows = ids(ROWS);
        Set<String> different = new HashSet<>();
        tasks.stream().filter(id -> !rows.contains(id)).forEach(different::add);
        rows.stream().filter(id -> !tasks.contains(id)).forEach(different::add);
        int found = 0;
        for (String id : different) {
            if (isIn(TASKS + " WHERE ID_ = ?", id) != isIn(ROWS + " AND task_id = ?", id)) {
                found++;
                transaction.executeWithoutResult(
                        status -> incidents.open("sweep-" + id, caseId(id), Role.OPERATOR, "worklist/" + id));
            }
        }
        return found;
    }

    private Set<String> ids(String sql) {
        return new HashSet<>(jdbc.sql(sql).query(String.class).list());
    }

    private boolean isIn(String sql, String id) {
        return jdbc.sql(sql).param(id).query(String.class).optional().isPresent();
    }

    private String caseId(String taskId) {
        return jdbc.sql("""
                        SELECT BUSINESS_KEY_ FROM ACT_RU_EXECUTION WHERE ID_ =
                          (SELECT PROC_INST_ID_ FROM ACT_RU_TASK WHERE ID_ = ?)
                        """)
                .param(taskId)
                .query(String.class)
                .optional()
                .orElseGet(() -> jdbc.sql("SELECT case_id FROM worklist WHERE task_id = ?")
                        .param(taskId)
                        .query(String.class)
                        .optional()
                        .orElse(null));
    }
}
