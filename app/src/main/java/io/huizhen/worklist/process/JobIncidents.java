package io.huizhen.worklist.process;

import io.huizhen.access.Role;
import io.huizhen.workflows.ReferralVariables;
import io.huizhen.worklist.Incidents;
import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.camunda.bpm.engine.runtime.Incident;

/** A job that failed to the end of its retries becomes a row of the operator's worklist until it is mended. */
class JobIncidents extends DefaultIncidentHandler {

    private final Incidents incidents;

    JobIncidents(Incidents incidents) {
        super(Incident.FAILED_JOB_HANDLER_TYPE);
        this.incidents = incidents;
    }

    @Override
    public Incident handleIncident(IncidentContext context, String message) {
        Incident incident = super.handleIncident(context, message);
        incidents.open(id(context), caseId(context), Role.OPERATOR, subject(context));
        return incident;
    }

    /** Called for every job that is done, of which hardly any had failed. */
    @Override
    protected void removeIncident(IncidentContext context, boolean resolved) {
        List<Incident> found = Context.getCommandContext()
                .getIncidentManager()
                .findIncidentByConfiguration(context.getConfiguration());
        for (Incident incident : found) {
            if (resolved) {
                ((IncidentEntity) incident).resolve();
            } else {
                ((IncidentEntity) incident).delete();
            }
            incidents.close(id(context));
        }
    }

    /** By the job, which is known at every one of the three moments. */
    static String id(IncidentContext context) {
        return CaseRescue.JOB + context.getConfiguration();
    }

    private static String caseId(IncidentContext context) {
        if (context.getExecutionId() == null) {
            return null;
        }
        ExecutionEntity execution =
                Context.getCommandContext().getExecutionManager().findExecutionById(context.getExecutionId());
        return execution == null ? null : ReferralVariables.of(execution).caseId();
    }

    private static String subject(IncidentContext context) {
        String definition = context.getProcessDefinitionId();
        String process = definition == null ? "engine" : definition.split(":")[0];
        return process + "/" + (context.getActivityId() == null ? "job" : context.getActivityId());
    }
}
