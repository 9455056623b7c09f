package io.huizhen.models.process;

import io.huizhen.platform.OwnerSchema;
import java.util.Optional;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The engine's tables, made by the engine itself as the owner when they are not there. The engine that serves runs as
 * the app user, may make none, and refuses to start on tables of another version.
 */
@Component
class EngineSchema implements OwnerSchema {

    @Override
    public void create(DataSource owner) {
        if (isThere(owner)) {
            return;
        }
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(owner);
        configuration.setDatabaseType("mysql");
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        // The level is written down with the tables; an engine of another level refuses them.
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_ACTIVITY);
        configuration.setProcessEngineName("schema");
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.buildProcessEngine().close();
    }

    private static boolean isThere(DataSource owner) {
        Optional<Integer> table =
                JdbcClient.create(owner).sql("""
                        SELECT 1 FROM information_schema.tables
                        WHERE table_schema = DATABASE() AND LOWER(table_name) = 'act_ge_property'
                        """).query(Integer.class).optional();
        return table.isPresent();
    }
}
