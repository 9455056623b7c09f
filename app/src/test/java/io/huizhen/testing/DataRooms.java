package io.huizhen.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the rooms that need a database and nothing else: vault and audit on a real, migrated schema, entered as the
 * app user. The sealer does not run by itself.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = DataRooms.Wiring.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "huizhen.audit.sealing=false")
@ContextConfiguration(initializers = FreshDatabase.class)
public @interface DataRooms {

    /** No stereotype: the whole application, which scans these packages too, must not take it up. */
    @ImportAutoConfiguration({
        FlywayAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @ConfigurationPropertiesScan("io.huizhen.platform")
    @ComponentScan({"io.huizhen.vault", "io.huizhen.audit"})
    @ComponentScan(
            basePackages = "io.huizhen.platform",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.(DatabaseConfiguration|ClockConfiguration|InstantConverters.*)"))
    class Wiring {}
}
