package io.huizhen.worklist.process;

import io.huizhen.models.CaseProcesses;
import io.huizhen.platform.Ids;
import io.huizhen.workflows.ReferralVariables;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases of the smallest process that has a task, and of one whose job always fails. */
@Component
class OneTask {

    private final CaseProcesses processes;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final TransactionTemplate transaction;

    OneTask(
            CaseProcesses processes,
            RuntimeService runtime,
            RepositoryService repository,
            TransactionTemplate transaction) {
        this.processes = processes;
        this.runtime = runtime;
        this.repository = repository;
        this.transaction = transaction;
    }

    void deployOnce() {
        if (repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("oneTask")
                        .count()
                == 0) {
            repository
                    .createDeployment()
                    .addModelInstance("oneTask.bpmn", model("one task"))
                    .addModelInstance("broken.bpmn", broken())
                    .deploy();
        }
    }

    /** Starts a case; its task is the person's, or the coordinators' when there is none. */
    String start(String hospital, String person) {
        String caseId = Ids.next();
        runtime.startProcessInstanceByKey("oneTask", caseId, variables(caseId, hospital, person));
        return caseId;
    }

    /** Starts a case whose job always fails. */
    String startBroken(String caseId, String hospital) {
        return runtime.startProcessInstanceByKey("broken", caseId, variables(caseId, hospital, null))
                .getId();
    }

    boolean complete(String caseId) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> processes.complete(caseId, "userTask_route", Map.of())));
    }

    String instance(String caseId) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .singleResult()
                .getId();
    }

    String definition() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("oneTask")
                .latestVersion()
                .singleResult()
                .getId();
    }

    /** Deploys the same process once more, under another name. */
    void deployAgain(String name) {
        repository
                .createDeployment()
                .addModelInstance("oneTask.bpmn", model(name))
                .deploy();
    }

    private static Map<String, Object> variables(String caseId, String hospital, String person) {
        return ReferralVariables.collect()
                .caseId(caseId)
                .invitedHospital(hospital)
                .invitingHospital("inviting")
                .department("jc-cardiology")
                .urgency(io.huizhen.workflows.Urgency.URGENT)
                .bookWithin(Duration.ofHours(1))
                .doctorId(person)
                .toMap();
    }

    private static BpmnModelInstance model(String name) {
        BpmnModelInstance model = Bpmn.createExecutableProcess("oneTask")
                .name(name)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("userTask_route")
                .camundaCandidateGroups("coordinator")
                .camundaAssignee("${doctorId}")
                .camundaDueDate("${bookWithin}")
                .endEvent()
                .done();
        UserTask task = model.getModelElementById("userTask_route");
        task.builder().addExtensionElement(side(model));
        return model;
    }

    private static CamundaProperties side(BpmnModelInstance model) {
        CamundaProperties properties = model.newInstance(CamundaProperties.class);
        CamundaProperty property = model.newInstance(CamundaProperty.class);
        property.setCamundaName("side");
        property.setCamundaValue("invited");
        properties.addChildElement(property);
        return properties;
    }

    private static BpmnModelInstance broken() {
        return Bpmn.createExecutableProcess("broken")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .serviceTask("serviceTask_broken")
                .camundaDelegateExpression("${thereIsNoSuchDelegate}")
                .camundaAsyncBefore()
                .camundaFailedJobRetryTimeCycle("R1/PT1S")
                .endEvent()
                .done();
    }
}
