package io.huizhen.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The app's connections: those of transactions, which never commit by themselves, and those for single statements
 * outside any, which always do. So no connection changes its mood on its way in and out of a transaction, which would be
 * two more trips to the server for each; and a statement outside a transaction can no more be forgotten than before.
 *
 * <p>Transactions are begun by the manager on the first pool itself, and found again here under its name.
 */
final class TwoPools extends AbstractDataSource implements InfrastructureProxy, AutoCloseable {

    private final HikariDataSource transactions;
    private final HikariDataSource statements;

    TwoPools(HikariDataSource transactions, HikariDataSource statements) {
        this.transactions = transactions;
        this.statements = statements;
    }

    /** The pool that the transaction manager draws from. */
    DataSource ofTransactions() {
        return transactions;
    }

    /** Asked only outside a transaction: inside one, Spring finds the transaction's own. */
    @Override
    public Connection getConnection() throws SQLException {
        return statements.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return statements.getConnection(user, password);
    }

    /** What a transaction is bound to. */
    @Override
    public Object getWrappedObject() {
        return transactions;
    }

    @Override
    public void close() {
        transactions.close();
        statements.close();
    }
}
