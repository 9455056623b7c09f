package io.huizhen.worklist.process;

import io.huizhen.worklist.WorklistRows;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The engine's side of {@link io.huizhen.worklist.Rescue}: each act changes the engine and rewrites the worklist rows in
 * one transaction.
 */
@Component
@Transactional
public class CaseRescue {

    /** How the id of a failed job's incident begins. */
    public static final String JOB = "job-";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final WorklistRows rows;

    CaseRescue(RuntimeService runtime, TaskService tasks, ManagementService management, WorklistRows rows) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.rows = rows;
    }

    /** Stops everything of a case; its rows leave the lists. */
    public void suspend(String caseId) {
        instances(caseId).forEach(instance -> runtime.suspendProcessInstanceById(instance.getId()));
        rows.suspend(caseId);
    }

    public void resume(String caseId) {
        instances(caseId).forEach(instance -> runtime.activateProcessInstanceById(instance.getId()));
        rows.resume(caseId);
    }

    /** Hands a task to another person. */
    public void reassign(String taskId, String person) {
        tasks.setAssignee(taskId, person);
        rows.assign(taskId, person);
    }

    /** Moves a case's running instance of a process to another version; its rows follow the new model's tasks. */
    public void migrate(String caseId, String fromDefinitionId, String toDefinitionId) {
        List<String> moved = instances(caseId).stream()
                .filter(instance -> instance.getProcessDefinitionId().equals(fromDefinitionId))
                .map(ProcessInstance::getId)
                .toList();
        MigrationPlan plan = runtime.createMigrationPlan(fromDefinitionId, toDefinitionId)
                .mapEqualActivities()
                .updateEventTriggers()
                .build();
        runtime.newMigration(plan).processInstanceIds(moved).execute();
        for (String instance : moved) {
            for (Task task : tasks.createTaskQuery().processInstanceId(instance).list()) {
                rows.rename(task.getId(), TaskRows.kind(task.getTaskDefinitionKey()));
            }
        }
    }

    /** Runs a failed job again, once; its incident goes when it succeeds. */
    public void retry(String incidentRow) {
        management.setJobRetries(incidentRow.substring(JOB.length()), 1);
    }

    private List<ProcessInstance> instances(String caseId) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .list();
    }
}
