package io.huizhen.worklist.process;

import io.huizhen.platform.Repeating;
import io.huizhen.worklist.Incidents;
import io.huizhen.worklist.WorklistRows;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.quartz.JobDetail;
import org.quartz.Trigger;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hooks the worklist into the engine, and the sweep into Quartz. */
@Configuration
class WorklistConfiguration {

    private static final Duration SWEEP_EVERY = Duration.ofMinutes(15);

    @Bean
    @DependsOnDatabaseInitialization
    ProcessEnginePlugin worklistInTheEngine(WorklistRows rows, Incidents incidents, Clock clock) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                List<org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener> listeners = new ArrayList<>();
                if (engine.getCustomPostBPMNParseListeners() != null) {
                    listeners.addAll(engine.getCustomPostBPMNParseListeners());
                }
                listeners.add(new TaskRows(rows, clock));
                engine.setCustomPostBPMNParseListeners(listeners);
                engine.setCustomIncidentHandlers(List.of(new JobIncidents(incidents)));
            }
        };
    }

    @Bean
    JobDetail worklistSweepJob() {
        return Repeating.job(WorklistSweep.class, "worklist-sweep");
    }

    @Bean
    Trigger worklistSweepTrigger(JobDetail worklistSweepJob) {
        return Repeating.every(SWEEP_EVERY, worklistSweepJob);
    }
}
