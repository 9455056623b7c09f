package io.huizhen.workflows.process;

import io.huizhen.launcher.Database;
import io.huizhen.launcher.Stack;
import io.huizhen.workflows.Delegates;
import io.huizhen.workflows.Processes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/**
 * One engine for all model tests, on a schema of its own. The models are under test, so each delegate is a recorder:
 * it notes that it was called and does what the test of that case has told it to.
 */
final class Engine {

    static final Engine SHARED = new Engine();

    final ProcessEngine process;
    private final Map<String, List<String>> calls = new ConcurrentHashMap<>();
    private final Map<String, Consumer<DelegateExecution>> acts = new ConcurrentHashMap<>();

    private Engine() {
        Database database = Stack.current().database();
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("models");
        configuration.setJdbcUrl(database.url());
        configuration.setJdbcDriver("com.mysql.cj.jdbc.Driver");
        configuration.setJdbcUsername(database.ownerUser());
        configuration.setJdbcPassword(database.ownerPassword());
        configuration.setDatabaseType("mysql");
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("activity");
        configuration.setMetricsEnabled(false);
        configuration.setJobExecutorActivate(false);
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        Map<Object, Object> beans = new HashMap<>();
        Delegates.ALL.forEach(name -> beans.put(name, recorder(name)));
        configuration.setBeans(beans);
        process = configuration.buildProcessEngine();
        Runtime.getRuntime().addShutdownHook(new Thread(process::close));
        var deployment = process.getRepositoryService().createDeployment();
        Processes.ALL.forEach(id -> deployment.addClasspathResource("bpmn/" + id + ".bpmn"));
        deployment.deploy();
    }

    private JavaDelegate recorder(String name) {
        return execution -> {
            String caseId = (String) execution.getVariable("caseId");
            calls(caseId).add(name);
            acts.getOrDefault(caseId + "/" + name, nothing -> {}).accept(execution);
        };
    }

    List<String> calls(String caseId) {
        return calls.computeIfAbsent(caseId, id -> new CopyOnWriteArrayList<>());
    }

    void on(String caseId, String delegate, Consumer<DelegateExecution> act) {
        acts.put(caseId + "/" + delegate, act);
    }
}
