package io.huizhen.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.flyway.FlywayDataSource;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcMySqlDialect;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.relational.core.dialect.Dialect;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Two ways into one database: as the app, pooled, for everything (see {@link TwoPools}); as the owner, only while
 * migrating on start.
 */
@Configuration
class DatabaseConfiguration extends AbstractJdbcConfiguration {

    private final List<Converter<?, ?>> converters;

    DatabaseConfiguration(List<Converter<?, ?>> converters) {
        this.converters = converters;
    }

    @Bean
    @Primary
    TwoPools dataSource(DatabaseSettings settings) {
        HikariDataSource transactions = pool(settings, "transactions", 20);
        transactions.setAutoCommit(false);
        // The driver itself refuses to write in a transaction that only reads; telling the server takes two more trips.
        transactions.addDataSourceProperty("readOnlyPropagatesToServer", "false");
        HikariDataSource statements = pool(settings, "statements", 8);
        statements.setMinimumIdle(2);
        return new TwoPools(transactions, statements);
    }

    @Bean
    PlatformTransactionManager transactionManager(TwoPools pools) {
        return new JdbcTransactionManager(pools.ofTransactions());
    }

    private static HikariDataSource pool(DatabaseSettings settings, String name, int most) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl(settings.url());
        pool.setUsername(settings.user());
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(most);
        // REPEATABLE READ loses updates on MySQL; see ADR 0002.
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setConnectionTimeout(5_000);
        // Batches as one round trip; statements prepared once per connection.
        pool.addDataSourceProperty("rewriteBatchedStatements", "true");
        pool.addDataSourceProperty("cachePrepStmts", "true");
        pool.addDataSourceProperty("prepStmtCacheSize", "512");
        pool.addDataSourceProperty("prepStmtCacheSqlLimit", "4096");
        pool.addDataSourceProperty("connectTimeout", "5000");
        pool.addDataSourceProperty("socketTimeout", "60000");
        return pool;
    }

    @Bean
    @FlywayDataSource
    DataSource ownerDataSource(DatabaseSettings settings) throws SQLException {
        return new SimpleDriverDataSource(
                DriverManager.getDriver(settings.url()),
                settings.url(),
                settings.ownerUser(),
                settings.ownerPassword());
    }

    @Bean
    FlywayMigrationStrategy migration(DatabaseSettings settings, ObjectProvider<OwnerSchema> schemas) {
        return flyway -> {
            DataSource owner = flyway.getConfiguration().getDataSource();
            flyway.migrate();
            schemas.orderedStream().forEach(schema -> schema.create(owner));
            new AppUserGrants(owner, settings.user()).issue();
        };
    }

    @Override
    @Bean
    public JdbcCustomConversions jdbcCustomConversions() {
        return new JdbcCustomConversions(List.copyOf(converters));
    }

    /** Named here so that no connection is opened, and no product name guessed, to find it. */
    @Override
    @Bean
    public Dialect jdbcDialect(NamedParameterJdbcOperations operations) {
        return JdbcMySqlDialect.INSTANCE;
    }
}
