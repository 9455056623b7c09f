package io.huizhen.workflows.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.workflows.ReferralVariables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;

/** One case in one test: starts a process, does what people, messages and clocks do, and says where it stands. */
final class CaseRun {

    private static final Engine ENGINE = Engine.SHARED;

    final String caseId = UUID.randomUUID().toString().replace("-", "").substring(0, 26);
    private final ProcessEngine engine = ENGINE.process;

    /** What a delegate of this case does when it is called. */
    CaseRun on(String delegate, Consumer<DelegateExecution> act) {
        ENGINE.on(caseId, delegate, act);
        return this;
    }

    CaseRun start(String process, Map<String, Object> variables) {
        Map<String, Object> all = new HashMap<>(ReferralVariables.collect()
                .caseId(caseId)
                .invitingHospital("yunling")
                .invitedHospital("jiangcheng")
                .clinicianId("clinician-1")
                .triageVersion(1)
                .consultVersion(1)
                .reportVersion(1)
                .fallbackVersion(1)
                .toMap());
        all.putAll(variables);
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .processDefinitionVersion(1)
                .singleResult()
                .getId();
        engine.getRuntimeService().startProcessInstanceById(definition, caseId, all);
        return settle();
    }

    /** A person finishes a task. */
    CaseRun complete(String userTask, Map<String, Object> variables) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseId)
                .taskDefinitionKey(userTask)
                .singleResult();
        assertThat(task).as("open task %s", userTask).isNotNull();
        engine.getTaskService().complete(task.getId(), variables);
        return settle();
    }

    /** A reply or an event arrives. */
    CaseRun tell(String message) {
        return tell(message, Map.of());
    }

    CaseRun tell(String message, Map<String, Object> variables) {
        engine.getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(caseId)
                .setVariables(variables)
                .correlate();
        return settle();
    }

    /** The clock of a boundary event runs out. */
    CaseRun runOut(String boundaryEvent) {
        Job timer = jobs().stream()
                .filter(job -> boundaryEvent.equals(activity(job)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no clock runs at " + boundaryEvent));
        engine.getManagementService().executeJob(timer.getId());
        return settle();
    }

    /** Runs the jobs that are due at once, until none is left or one has failed. */
    CaseRun settle() {
        for (boolean moved = true; moved; ) {
            moved = false;
            for (Job job : jobs()) {
                if (job.getDuedate() == null && job.getExceptionMessage() == null) {
                    run(job);
                    moved = true;
                    break;
                }
            }
        }
        return this;
    }

    private void run(Job job) {
        try {
            engine.getManagementService().executeJob(job.getId());
        } catch (RuntimeException failed) {
            assertThat(engine.getManagementService()
                            .createJobQuery()
                            .jobId(job.getId())
                            .withException()
                            .count())
                    .as("a failed job is kept for another try")
                    .isEqualTo(1);
        }
    }

    /** The user tasks that are open. */
    Set<String> tasks() {
        Set<String> open = new TreeSet<>();
        engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseId)
                .list()
                .forEach(task -> open.add(task.getTaskDefinitionKey()));
        return open;
    }

    Task task(String userTask) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseId)
                .taskDefinitionKey(userTask)
                .singleResult();
    }

    /** The message catch events at which the case waits. */
    Set<String> catches() {
        Set<String> waiting = new TreeSet<>();
        for (Execution execution : engine.getRuntimeService()
                .createExecutionQuery()
                .processInstanceBusinessKey(caseId)
                .list()) {
            String at = ((org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity) execution).getActivityId();
            if (at != null && at.startsWith("catchEvent_")) {
                waiting.add(at);
            }
        }
        return waiting;
    }

    /** The end events that have been reached, by process. */
    List<String> ends() {
        return history().stream()
                .filter(step -> step.getActivityType().toLowerCase().endsWith("endevent"))
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** The delegates that were called, in order. */
    List<String> calls() {
        return List.copyOf(ENGINE.calls(caseId));
    }

    boolean isOver() {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseId)
                        .count()
                == 0;
    }

    /** Where a job has failed and is kept. */
    Set<String> failures() {
        Set<String> failed = new TreeSet<>();
        jobs().stream()
                .filter(job -> job.getExceptionMessage() != null)
                .forEach(job -> failed.add(job.getFailedActivityId()));
        return failed;
    }

    Object variable(String process, String name) {
        String instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .processDefinitionKey(process)
                .singleResult()
                .getId();
        return engine.getRuntimeService().getVariable(instance, name);
    }

    private List<Job> jobs() {
        List<String> instances =
                engine
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseId)
                        .list()
                        .stream()
                        .map(Execution::getId)
                        .toList();
        return engine.getManagementService().createJobQuery().list().stream()
                .filter(job -> instances.contains(job.getProcessInstanceId()))
                .toList();
    }

    private String activity(Job job) {
        return engine.getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    private List<HistoricActivityInstance> history() {
        List<String> instances = engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .list()
                .stream()
                .map(org.camunda.bpm.engine.history.HistoricProcessInstance::getId)
                .toList();
        return instances.stream()
                .flatMap(instance -> engine
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instance)
                        .orderPartiallyByOccurrence()
                        .asc()
                        .list()
                        .stream())
                .toList();
    }
}
