package io.huizhen.ops.process;

import org.camunda.bpm.engine.ManagementService;
import org.springframework.stereotype.Component;

/** How the engine's jobs stand, on all nodes. */
@Component
public class EngineJobs {

    private final ManagementService management;

    EngineJobs(ManagementService management) {
        this.management = management;
    }

    /** Jobs that could run now and do not yet. */
    public long due() {
        return management.createJobQuery().executable().count();
    }

    /** Jobs that failed to the end of their retries. */
    public long failed() {
        return management.createJobQuery().noRetriesLeft().count();
    }
}
