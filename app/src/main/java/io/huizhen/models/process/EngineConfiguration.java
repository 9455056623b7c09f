package io.huizhen.models.process;

import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the embedded engine differs from its defaults; the numbers are in application.yaml under camunda.bpm. */
@Configuration
class EngineConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    ProcessEnginePlugin houseRulesOfTheEngine(MatchedRules matched) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                // Unused features cost throughput.
                engine.setCmmnEnabled(false);
                engine.setStandaloneTasksEnabled(false);
                // Without it an uncaught BPMN error ends the case without a word.
                engine.setEnableExceptionsAfterUnhandledBpmnError(true);
                // No model may run code of its own.
                engine.setEnableScriptCompilation(false);
                engine.setEnableFetchScriptEngineFromProcessApplication(false);
                engine.setTaskMetricsEnabled(false);
                DefaultDmnEngineConfiguration decisions = new DefaultDmnEngineConfiguration();
                decisions.setCustomPostDecisionTableEvaluationListeners(List.of(matched));
                decisions.setFeelEngineFactory(ReadOnce::new);
                engine.setDmnEngineConfiguration(decisions);
            }
        };
    }
}
