package io.huizhen.bench;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.Query;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Counts what this JVM's connections send to a schema: statements and, apart from them, commits. Hooked into the driver
 * by {@link #counted}, on both sides alike, so that others may use the server meanwhile. The driver makes one for each
 * connection.
 */
public final class Statements implements QueryInterceptor {

    /** What was sent to one schema so far. */
    record Sent(long statements, long commits) {

        Sent since(Sent before) {
            return new Sent(statements - before.statements, commits - before.commits);
        }
    }

    private static final class Counts {
        final LongAdder statements = new LongAdder();
        final LongAdder commits = new LongAdder();
    }

    private static final Map<String, Counts> SCHEMAS = new ConcurrentHashMap<>();

    private Counts counts;

    /** The address with the counting in it. */
    static String counted(String url) {
        return url + "?queryInterceptors=" + Statements.class.getName();
    }

    static Sent to(String schema) {
        Counts counts = of(schema);
        return new Sent(counts.statements.sum(), counts.commits.sum());
    }

    private static Counts of(String schema) {
        return SCHEMAS.computeIfAbsent(schema, key -> new Counts());
    }

    @Override
    public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
        String url = connection.getURL();
        int end = url.indexOf('?');
        counts = of(url.substring(url.lastIndexOf('/', end) + 1, end));
        return this;
    }

    @Override
    public <T extends Resultset> T preProcess(Supplier<String> sql, Query query) {
        String text = sql.get();
        if (text.regionMatches(true, 0, "commit", 0, 6)) {
            counts.commits.increment();
        } else {
            counts.statements.increment();
        }
        return null;
    }

    @Override
    public boolean executeTopLevelOnly() {
        return true;
    }

    @Override
    public void destroy() {}

    @Override
    public <T extends Resultset> T postProcess(Supplier<String> sql, Query query, T result, ServerSession session) {
        return null;
    }
}
