package io.huizhen.models.process;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.springframework.stereotype.Component;

/** A case's processes in the engine. The case id is the business key of each. */
@Component
public class EngineCases {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;

    EngineCases(RuntimeService runtime, TaskService tasks, HistoryService history) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
    }

    /** Starts by definition id, never by key: the newest version need not be the case's. */
    public String start(String definitionId, String caseId, Map<String, Object> variables) {
        return runtime.startProcessInstanceById(definitionId, caseId, variables).getId();
    }

    /** False when nothing waits for the message. */
    public boolean tell(String caseId, String message, Map<String, Object> variables) {
        return !runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(caseId)
                .setVariables(variables)
                .correlateAllWithResult()
                .isEmpty();
    }

    /** Completes a task; the worklist's listener closes its row in the same transaction. */
    public void complete(String taskId, Map<String, Object> variables) {
        tasks.complete(taskId, variables);
    }

    /** Whether the case waits at this task. */
    public boolean standsAt(String caseId, String task) {
        return tasks.createTaskQuery()
                        .processInstanceBusinessKey(caseId)
                        .taskDefinitionKey(task)
                        .count()
                > 0;
    }

    /** Where the case stands in the newest run of one of its processes. */
    public Position position(String caseId, String process) {
        List<HistoricProcessInstance> runs = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .processDefinitionKey(process)
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, 1);
        if (runs.isEmpty()) {
            return new Position(false, Set.of(), Set.of());
        }
        List<HistoricActivityInstance> steps = history.createHistoricActivityInstanceQuery()
                .processInstanceId(runs.getFirst().getId())
                .list();
        Set<String> active = new HashSet<>();
        collect(runtime.getActivityInstance(runs.getFirst().getId()), active);
        Set<String> finished = steps.stream()
                .filter(step -> step.getEndTime() != null && !step.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .filter(id -> !active.contains(id))
                .collect(Collectors.toSet());
        return new Position(true, active, finished);
    }

    /** Elements with a token, also those where a job waits or has failed. Null once the process has ended. */
    private static void collect(ActivityInstance instance, Set<String> active) {
        if (instance == null) {
            return;
        }
        for (ActivityInstance child : instance.getChildActivityInstances()) {
            active.add(child.getActivityId());
            collect(child, active);
        }
        for (TransitionInstance waiting : instance.getChildTransitionInstances()) {
            active.add(waiting.getActivityId());
        }
    }

    public record Position(boolean started, Set<String> active, Set<String> finished) {}
}
