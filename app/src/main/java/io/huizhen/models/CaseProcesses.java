package io.huizhen.models;

import io.huizhen.models.FrozenModels.Frozen;
import io.huizhen.models.process.EngineCases;
import io.huizhen.workflows.AmendmentVariables;
import io.huizhen.workflows.Processes;
import io.huizhen.workflows.ReferralVariables;
import io.huizhen.worklist.Worklist;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts a case's process and passes it messages, in the caller's transaction, so that the case's row and its process
 * move together or not at all. The engine never shows through.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CaseProcesses {

    private final EngineCases engine;
    private final Releases releases;
    private final Worklist worklist;

    CaseProcesses(EngineCases engine, Releases releases, Worklist worklist) {
        this.engine = engine;
        this.releases = releases;
        this.worklist = worklist;
    }

    /**
     * Freezes the versions and starts the referral process with them. What follows the start runs as a job.
     *
     * @param department the department asked for; null for none
     * @return id of the process, for {@code Case.drivenBy}
     */
    public String start(
            String caseId, String department, String invitingHospital, String invitedHospital, String clinicianId) {
        FrozenModels frozen = releases.freeze(caseId, department);
        ReferralVariables variables = ReferralVariables.collect()
                .caseId(caseId)
                .invitingHospital(invitingHospital)
                .invitedHospital(invitedHospital)
                .clinicianId(clinicianId)
                .triageVersion(frozen.of(Processes.TRIAGE).version())
                .consultVersion(frozen.of(Processes.CONSULT).version())
                .reportVersion(frozen.of(Processes.REPORT).version())
                .fallbackVersion(frozen.of(Processes.OUTAGE_FALLBACK).version());
        return engine.start(frozen.of(Processes.REFERRAL).definitionId(), caseId, variables.toMap());
    }

    /**
     * Starts the correction of an issued report, once its case has gone its way. What follows the start runs as a job.
     *
     * @param variables all but the case's id and the version of the report process
     */
    public void startAmendment(String caseId, AmendmentVariables variables) {
        variables
                .caseId(caseId)
                .reportVersion(releases.of(caseId).of(Processes.REPORT).version());
        Frozen amendment = releases.late(caseId, Processes.AMENDMENT);
        engine.start(amendment.definitionId(), caseId, variables.toMap());
    }

    /**
     * Passes a message to whichever process of the case waits for it.
     *
     * @param message one of {@code io.huizhen.workflows.Messages}
     * @param variables made by a generated variables class; empty for none
     * @return false when nothing waits for it: it came twice, or the case has ended meanwhile
     */
    public boolean tell(String caseId, String message, Map<String, Object> variables) {
        return engine.tell(caseId, message, variables);
    }

    public boolean tell(String caseId, String message) {
        return tell(caseId, message, Map.of());
    }

    /** Whether the case waits at this task of a person, such as {@code TriageProcess.USER_TASK_ROUTE}. */
    public boolean standsAt(String caseId, String task) {
        return engine.standsAt(caseId, task);
    }

    /**
     * Completes a person's task of the case. What follows runs as a job.
     *
     * @param task id of the user task, such as {@code TriageProcess.USER_TASK_ROUTE}
     * @param variables made by a generated variables class; empty for none
     * @return false when the case does not stand there: someone else was faster, or the task has not been reached yet
     */
    public boolean complete(String caseId, String task, Map<String, Object> variables) {
        Optional<String> open = worklist.lockOpenTask(caseId, task.substring(task.indexOf('_') + 1));
        open.ifPresent(taskId -> engine.complete(taskId, variables));
        return open.isPresent();
    }
}
