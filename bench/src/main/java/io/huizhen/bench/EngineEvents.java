package io.huizhen.bench;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Tells the load what waits for it, after the engine's commit: the same instrument in both engines, so that neither side
 * pays for being asked.
 */
final class EngineEvents extends AbstractProcessEnginePlugin {

    /** What a case waits for. */
    enum Kind {
        START,
        TASK,
        MESSAGE,
        END
    }

    /**
     * @param what id of the task's element, or the message's name
     * @param taskId of a task, else null
     */
    record Event(Kind kind, String caseId, String what, String taskId) {}

    final BlockingQueue<Event> queue = new LinkedBlockingQueue<>();

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var listeners = engine.getCustomPostBPMNParseListeners();
        if (listeners == null) {
            listeners = new java.util.ArrayList<>();
            engine.setCustomPostBPMNParseListeners(listeners);
        }
        listeners.add(new Listener());
    }

    private final class Listener extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            TaskListener created = task -> afterCommit(new Event(
                    Kind.TASK, task.getExecution().getProcessBusinessKey(), task.getTaskDefinitionKey(), task.getId()));
            ((org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior) activity.getActivityBehavior())
                    .getTaskDefinition()
                    .addTaskListener(TaskListener.EVENTNAME_CREATE, created);
        }

        @Override
        public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
            String message = activity.getId().substring(activity.getId().indexOf('_') + 1);
            ExecutionListener reached =
                    execution -> afterCommit(new Event(Kind.MESSAGE, execution.getProcessBusinessKey(), message, null));
            activity.addListener(ExecutionListener.EVENTNAME_START, reached);
        }

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity process) {
            if (process.getKey().equals("referral")) {
                ExecutionListener ended = this::ended;
                process.addListener(ExecutionListener.EVENTNAME_END, ended);
            }
        }

        private void ended(DelegateExecution execution) {
            afterCommit(new Event(Kind.END, execution.getProcessBusinessKey(), null, null));
        }
    }

    private void afterCommit(Event event) {
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(TransactionState.COMMITTED, context -> queue.add(event));
    }
}
