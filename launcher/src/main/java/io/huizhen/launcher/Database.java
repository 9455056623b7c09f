package io.huizhen.launcher;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A schema with its two users: the owner, who migrates and grants, and the app, who may only what the owner grants.
 *
 * @param url JDBC address without parameters
 */
public record Database(String url, String ownerUser, String ownerPassword, String appUser, String appPassword) {

    /** Statements, each on one line, that make a schema if it is not there and give it to its owner. */
    static List<String> schema(String name, String owner) {
        return List.of(create(name), "GRANT ALL ON `" + name + "`.* TO '" + owner + "'@'%' WITH GRANT OPTION;");
    }

    /** The schema's name. */
    public String name() {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /**
     * Empties a schema whose tables were never all made: no server mends what an interrupted first start has left, since
     * a change of tables cannot be rolled back.
     */
    static void clear(StackInfo.DatabaseServer server, String name) throws IOException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS `" + name + "`");
            statement.execute(create(name));
        } catch (SQLException e) {
            throw new IOException("the schema " + name + " could not be made anew: " + e.getMessage(), e);
        }
    }

    private static String create(String name) {
        return "CREATE DATABASE IF NOT EXISTS `" + name + "` CHARACTER SET utf8mb4;";
    }

    /** Makes a fresh, empty schema with users of its own on the given server. */
    static Database fresh(StackInfo.DatabaseServer server, String name, String password) {
        String owner = name + "_owner";
        String app = name + "_app";
        String base = "jdbc:mysql://" + server.host() + ":" + server.port() + "/";
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String user : List.of(owner, app)) {
                statement.execute("CREATE USER '" + user + "'@'%' IDENTIFIED BY '" + password + "'");
            }
            for (String line : schema(name, owner)) {
                statement.execute(line);
            }
            return new Database(base + name, owner, password, app, password);
        } catch (SQLException e) {
            throw new IllegalStateException("No schema could be made on " + base, e);
        }
    }
}
