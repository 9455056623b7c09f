package io.huizhen.launcher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * How to reach the parts of one running system, as written to its JSON file. A part that is not there is null, or
 * missing in the list.
 */
public record StackInfo(
        String home,
        DatabaseServer database,
        Keycloak keycloak,
        List<Janus> janus,
        Turn turn,
        Gateway gateway,
        Trunk trunk,
        App app) {

    /** Nothing runs yet. */
    static StackInfo of(Home home) {
        return new StackInfo(home.root().toString(), null, null, List.of(), null, null, null, null);
    }

    StackInfo with(DatabaseServer more) {
        return new StackInfo(home, more, keycloak, janus, turn, gateway, trunk, app);
    }

    StackInfo with(Keycloak more) {
        return new StackInfo(home, database, more, janus, turn, gateway, trunk, app);
    }

    StackInfo withJanus(List<Janus> more) {
        return new StackInfo(home, database, keycloak, more, turn, gateway, trunk, app);
    }

    StackInfo with(Turn more) {
        return new StackInfo(home, database, keycloak, janus, more, gateway, trunk, app);
    }

    StackInfo with(Gateway more) {
        return new StackInfo(home, database, keycloak, janus, turn, more, trunk, app);
    }

    StackInfo with(Trunk more) {
        return new StackInfo(home, database, keycloak, janus, turn, gateway, more, app);
    }

    StackInfo with(App more) {
        return new StackInfo(home, database, keycloak, janus, turn, gateway, trunk, more);
    }

    /** The server, with a user who may make schemas and users. */
    public record DatabaseServer(String host, int port, String adminUser, String adminPassword) {

        Connection connect() throws SQLException {
            return DriverManager.getConnection("jdbc:mysql://" + host + ":" + port + "/", adminUser, adminPassword);
        }
    }

    /**
     * Keycloak with the realm {@code huizhen}.
     *
     * @param url base address, as browsers and the app see it; the issuer is {@code url/realms/huizhen}
     * @param clientSecret of the clients {@code huizhen-app} and {@code huizhen-step-up}
     * @param adminSecret of the service account {@code huizhen-admin}
     * @param masterUser a person who may everything in Keycloak, for tests and repair
     */
    public record Keycloak(
            String url, String clientSecret, String adminSecret, String masterUser, String masterPassword) {}

    /**
     * One media server.
     *
     * @param url WebSocket of the API; {@code secret} is its {@code apisecret}
     * @param adminUrl WebSocket of the admin API; {@code adminSecret} is its {@code admin_secret}
     * @param recordings the folder its recordings are written to
     */
    public record Janus(
            String name, String url, String secret, String adminUrl, String adminSecret, String recordings) {}

    /** The TURN server with its shared secret for short-lived credentials. */
    public record Turn(List<String> urls, String secret) {}

    /** Mail and SMS as they go out, and the inbox where a person reads them. */
    public record Gateway(String smtpHost, int smtpPort, String smsUrl, String inboxUrl) {}

    /**
     * The telephone exchange.
     *
     * @param address as in {@code HUIZHEN_TRUNK}
     * @param user who may call, with {@code password}
     * @param caller the number that telephones show
     * @param telephonePassword with which a {@link Telephone} registers its number
     */
    public record Trunk(String address, String user, String password, String caller, String telephonePassword) {}

    /** The app itself, where it runs. */
    public record App(String url) {}
}
