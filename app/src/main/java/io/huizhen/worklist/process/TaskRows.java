package io.huizhen.worklist.process;

import io.huizhen.workflows.ReferralVariables;
import io.huizhen.worklist.WorkItem;
import io.huizhen.worklist.WorkItem.State;
import io.huizhen.worklist.WorklistRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Writes the worklist row of every user task of every model, in the engine's transaction. Hooked in while a model is
 * parsed, so no model can be without it and no editor can remove it.
 */
class TaskRows extends AbstractBpmnParseListener {

    /** For a task whose model states no due date, which the lint refuses; none must stay without a clock. */
    private static final Duration NO_LIMIT_GIVEN = Duration.ofDays(1);

    private static final String PREFIX = "userTask_";

    private final WorklistRows rows;
    private final Clock clock;

    TaskRows(WorklistRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        String kind = kind(activity.getId());
        String role = task.getCandidateGroupIdExpressions().stream()
                .map(expression -> expression.getExpressionText())
                .findFirst()
                .orElse("coordinator");
        Map<String, String> properties = BpmnParseUtil.parseCamundaExtensionProperties(element);
        boolean inviting = properties != null && "inviting".equals(properties.get("side"));
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_CREATE, created -> rows.open(item(created, kind, role, inviting)));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, done -> rows.close(done.getId()));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, gone -> rows.close(gone.getId()));
    }

    static String kind(String activityId) {
        return activityId.startsWith(PREFIX) ? activityId.substring(PREFIX.length()) : activityId;
    }

    private WorkItem item(DelegateTask task, String kind, String role, boolean inviting) {
        ReferralVariables variables = ReferralVariables.of(task);
        Instant now = clock.instant();
        Date due = task.getDueDate();
        String hospital = inviting ? variables.invitingHospital() : variables.invitedHospital();
        return new WorkItem(
                task.getId(),
                variables.caseId(),
                kind,
                role,
                hospital == null ? "" : hospital,
                variables.department(),
                task.getAssignee(),
                variables.urgency() == null ? null : variables.urgency().name(),
                null,
                State.OPEN,
                null,
                now,
                due == null ? now.plus(NO_LIMIT_GIVEN) : due.toInstant(),
                null);
    }
}
