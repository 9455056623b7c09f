package io.huizhen.models.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.Task;
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

    /** False when the case does not stand at this task. */
    public boolean complete(String caseId, String task, Map<String, Object> variables) {
        Task open = tasks.createTaskQuery()
                .processInstanceBusinessKey(caseId)
                .taskDefinitionKey(task)
                .singleResult();
        if (open == null) {
            return false;
        }
        tasks.complete(open.getId(), variables);
        return true;
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
        Set<String> active = steps.stream()
                .filter(step -> step.getEndTime() == null)
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toSet());
        Set<String> finished = steps.stream()
                .filter(step -> step.getEndTime() != null && !step.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .filter(id -> !active.contains(id))
                .collect(Collectors.toSet());
        return new Position(true, active, finished);
    }

    public record Position(boolean started, Set<String> active, Set<String> finished) {}
}
