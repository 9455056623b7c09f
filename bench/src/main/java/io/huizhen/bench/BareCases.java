package io.huizhen.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.huizhen.bench.EngineEvents.Event;
import io.huizhen.bench.EngineEvents.Kind;
import io.huizhen.launcher.Database;
import io.huizhen.launcher.Stack;
import io.huizhen.platform.Ids;
import io.huizhen.workflows.Acceptance;
import io.huizhen.workflows.ConsultOutcome;
import io.huizhen.workflows.ConsultProcess;
import io.huizhen.workflows.ConsultVariables;
import io.huizhen.workflows.Delegates;
import io.huizhen.workflows.OnlineGate;
import io.huizhen.workflows.Processes;
import io.huizhen.workflows.ReferralProcess;
import io.huizhen.workflows.ReferralVariables;
import io.huizhen.workflows.ReportProcess;
import io.huizhen.workflows.ReportVariables;
import io.huizhen.workflows.TriageOutcome;
import io.huizhen.workflows.TriageProcess;
import io.huizhen.workflows.TriageVariables;
import io.huizhen.workflows.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * The engine alone, with our models and our engine settings, on the same database server: delegates do nothing but set
 * the variables that the gateways read, and messages are answered as soon as they are waited for.
 */
final class BareCases implements Load.Side, AutoCloseable {

    private static final String DOCTOR = "d0000000-0000-4000-8000-000000000004";
    private static final String CLINICIAN = "d0000000-0000-4000-8000-000000000002";
    private static final int PAGE = 20;

    private final EngineEvents events = new EngineEvents();
    private final HikariDataSource pool = new HikariDataSource();
    private final ProcessEngine engine;
    private final boolean byQuery;
    private final String schema;
    private final String referral;

    /** @param byQuery each person looks at the first page of their tasks before doing one */
    BareCases(boolean byQuery) {
        this.byQuery = byQuery;
        Database database = Stack.current().database();
        schema = database.name();
        pool.setJdbcUrl(Statements.counted(database.url()));
        pool.setUsername(database.ownerUser());
        pool.setPassword(database.ownerPassword());
        pool.setMaximumPoolSize(24);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.addDataSourceProperty("rewriteBatchedStatements", "true");
        pool.addDataSourceProperty("cachePrepStmts", "true");
        pool.addDataSourceProperty("prepStmtCacheSize", "512");
        pool.addDataSourceProperty("prepStmtCacheSqlLimit", "4096");
        engine = engine();
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        Processes.ALL.forEach(id -> deployment.addClasspathResource("bpmn/" + id + ".bpmn"));
        deployment.deploy();
        referral = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(Processes.REFERRAL)
                .singleResult()
                .getId();
    }

    private ProcessEngine engine() {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("bare-" + byQuery);
        configuration.setDataSource(pool);
        configuration.setDatabaseType("mysql");
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory(HistoryLevel.HISTORY_LEVEL_ACTIVITY.getName());
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setCmmnEnabled(false);
        configuration.setStandaloneTasksEnabled(false);
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        configuration.setMetricsEnabled(false);
        configuration.setDbMetricsReporterActivate(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setDefaultNumberOfRetries(4);
        configuration.setProcessEnginePlugins(List.of(events));
        configuration.setBeans(delegates());
        var jobs = new DefaultJobExecutor();
        jobs.setCorePoolSize(4);
        jobs.setMaxPoolSize(4);
        jobs.setQueueSize(8);
        jobs.setMaxJobsPerAcquisition(8);
        jobs.setLockTimeInMillis(20_000);
        jobs.setWaitTimeInMillis(250);
        jobs.setMaxWait(500);
        jobs.setBackoffTimeInMillis(25);
        jobs.setMaxBackoff(250);
        configuration.setJobExecutor(jobs);
        configuration.setJobExecutorActivate(true);
        return configuration.buildProcessEngine();
    }

    private static Map<Object, Object> delegates() {
        Map<Object, Object> beans = new HashMap<>();
        JavaDelegate nothing = execution -> {};
        Delegates.ALL.forEach(name -> beans.put(name, nothing));
        JavaDelegate urgency = execution -> TriageVariables.of(execution)
                .urgency(Urgency.ROUTINE)
                .routeWithin(Duration.ofHours(4))
                .acceptWithin(Duration.ofHours(24))
                .bookWithin(Duration.ofHours(24))
                .signWithin(Duration.ofHours(24))
                .adoptWithin(Duration.ofHours(72));
        JavaDelegate gate = execution -> TriageVariables.of(execution).onlineGate(OnlineGate.ALLOWED);
        JavaDelegate route = execution -> TriageVariables.of(execution).routePermitted(true);
        beans.put(Delegates.DECIDE_URGENCY_DELEGATE, urgency);
        beans.put(Delegates.CHECK_FIRST_VISIT_DELEGATE, gate);
        beans.put(Delegates.CHECK_ROUTE_DELEGATE, route);
        return beans;
    }

    @Override
    public BlockingQueue<Event> events() {
        return events.queue;
    }

    @Override
    public Statements.Sent sent() {
        return Statements.to(schema);
    }

    @Override
    public void begin() {
        String caseId = Ids.next();
        Map<String, Object> variables = ReferralVariables.collect()
                .caseId(caseId)
                .invitingHospital("yunling")
                .invitedHospital("jiangcheng")
                .clinicianId(CLINICIAN)
                .triageVersion(1)
                .consultVersion(1)
                .reportVersion(1)
                .toMap();
        engine.getRuntimeService().startProcessInstanceById(referral, caseId, variables);
    }

    @Override
    public void act(Event event) {
        if (event.kind() == Kind.MESSAGE) {
            engine.getRuntimeService()
                    .createMessageCorrelation(event.what())
                    .processInstanceBusinessKey(event.caseId())
                    .correlate();
            return;
        }
        switch (event.what()) {
            case TriageProcess.USER_TASK_ROUTE ->
                complete(
                        event,
                        group("coordinator"),
                        TriageVariables.collect()
                                .triageOutcome(TriageOutcome.ROUTED)
                                .department("jc-cardiology")
                                .doctorId(DOCTOR)
                                .toMap());
            case TriageProcess.USER_TASK_ACCEPT ->
                complete(
                        event,
                        person(DOCTOR),
                        TriageVariables.collect()
                                .acceptance(Acceptance.ACCEPTED)
                                .toMap());
            case ReferralProcess.USER_TASK_BOOK ->
                complete(
                        event,
                        group("coordinator"),
                        ReferralVariables.collect()
                                .windowEndsAt(Instant.now().plus(Duration.ofDays(30)))
                                .toMap());
            case ConsultProcess.USER_TASK_CONSULT ->
                complete(
                        event,
                        person(DOCTOR),
                        ConsultVariables.collect()
                                .consultOutcome(ConsultOutcome.FINISHED)
                                .toMap());
            case ReportProcess.USER_TASK_SIGN ->
                complete(
                        event,
                        person(DOCTOR),
                        ReportVariables.collect().stamped(true).toMap());
            case ReportProcess.USER_TASK_ADOPT -> complete(event, person(CLINICIAN), Map.of());
            default -> throw new IllegalStateException("nobody does " + event.what());
        }
    }

    private TaskQuery group(String role) {
        return engine.getTaskService().createTaskQuery().taskCandidateGroup(role);
    }

    private TaskQuery person(String id) {
        return engine.getTaskService().createTaskQuery().taskAssignee(id);
    }

    private void complete(Event event, TaskQuery list, Map<String, Object> variables) {
        if (byQuery) {
            list.orderByDueDate().asc().listPage(0, PAGE);
        }
        engine.getTaskService().complete(event.taskId(), variables);
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
