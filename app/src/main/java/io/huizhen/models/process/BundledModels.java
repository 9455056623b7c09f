package io.huizhen.models.process;

import io.huizhen.models.FrozenModels.Frozen;
import io.huizhen.models.FrozenModels.Kind;
import io.huizhen.models.Releases;
import io.huizhen.workflows.Decisions;
import io.huizhen.workflows.Processes;
import java.time.Clock;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys the models that come with this build before the first request, and brings new versions into force everywhere
 * from now on. A model that has not changed is not deployed again; cases under way keep theirs. Two nodes starting
 * together queue at the engine's deployment lock.
 */
@Component
class BundledModels implements SmartInitializingSingleton {

    private final RepositoryService repository;
    private final Releases releases;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BundledModels(RepositoryService repository, Releases releases, TransactionTemplate transaction, Clock clock) {
        this.repository = repository;
        this.releases = releases;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            deploy();
            release();
        });
    }

    private void deploy() {
        DeploymentBuilder deployment =
                repository.createDeployment().name("huizhen").enableDuplicateFiltering(true);
        Processes.ALL.forEach(id -> deployment.addClasspathResource("bpmn/" + id + ".bpmn"));
        Decisions.ALL.forEach(id -> deployment.addClasspathResource("dmn/" + id + ".dmn"));
        deployment.deploy();
    }

    private void release() {
        for (String key : Processes.ALL) {
            ProcessDefinition newest = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(key)
                    .latestVersion()
                    .singleResult();
            release(new Frozen(key, Kind.PROCESS, newest.getId(), newest.getVersion()));
        }
        for (String key : Decisions.ALL) {
            DecisionDefinition newest = repository
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(key)
                    .latestVersion()
                    .singleResult();
            release(new Frozen(key, Kind.DECISION, newest.getId(), newest.getVersion()));
        }
    }

    private void release(Frozen model) {
        releases.release(model, clock.instant(), Set.of());
    }
}
