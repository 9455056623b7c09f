package io.huizhen.consult.process;

import io.huizhen.consult.Recordings;
import io.huizhen.workflows.ConsultVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the collection of the recording in the outbox; the reply is {@code recordingCollected}. */
@Component
class CollectRecordingDelegate implements JavaDelegate {

    private final Recordings recordings;

    CollectRecordingDelegate(Recordings recordings) {
        this.recordings = recordings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordings.collect(ConsultVariables.of(execution).caseId());
    }
}
