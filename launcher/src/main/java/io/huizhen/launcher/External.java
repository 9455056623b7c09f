package io.huizhen.launcher;

import java.util.List;
import java.util.Map;

/**
 * Servers that are already there: named by the environment, in the app's own variables, and then not started.
 *
 * @param environment of the command line
 */
record External(Map<String, String> environment) {

    private static final List<String> DATABASE = List.of(
            "HUIZHEN_DB_URL",
            "HUIZHEN_DB_OWNER_USER",
            "HUIZHEN_DB_OWNER_PASSWORD",
            "HUIZHEN_DB_USER",
            "HUIZHEN_DB_PASSWORD");
    private static final List<String> KEYCLOAK =
            List.of("HUIZHEN_KEYCLOAK_URL", "HUIZHEN_KEYCLOAK_CLIENT_SECRET", "HUIZHEN_KEYCLOAK_ADMIN_SECRET");
    private static final List<String> JANUS = List.of("HUIZHEN_JANUS", "HUIZHEN_JANUS_SECRET", "HUIZHEN_RECORDINGS");
    private static final List<String> TURN = List.of("HUIZHEN_TURN_URLS", "HUIZHEN_TURN_SECRET");
    private static final List<String> TRUNK = List.of("HUIZHEN_TRUNK", "HUIZHEN_TRUNK_CALLER");
    private static final List<String> SMTP = List.of("HUIZHEN_SMTP_HOST", "HUIZHEN_SMTP_PORT");
    private static final List<String> SMS = List.of("HUIZHEN_SMS_URL");

    static External fromEnvironment() {
        return new External(System.getenv());
    }

    boolean database() {
        return given("database", DATABASE);
    }

    boolean keycloak() {
        return given("keycloak", KEYCLOAK);
    }

    boolean janus() {
        return given("janus", JANUS);
    }

    boolean turn() {
        return given("coturn", TURN);
    }

    /** Its user and password are not needed where it knows us by our address. */
    boolean trunk() {
        return given("trunk", TRUNK);
    }

    /** Mail and SMS both go elsewhere; with one of them the other still needs ours. */
    boolean messages() {
        return given("smtp", SMTP) & given("sms", SMS);
    }

    private boolean given(String part, List<String> names) {
        List<String> missing = names.stream().filter(name -> !set(name)).toList();
        if (missing.isEmpty()) {
            return true;
        }
        if (missing.size() < names.size()) {
            throw new PartFailed(
                    part,
                    "an external server is named, but " + String.join(", ", missing) + " is not set",
                    "Set all of " + String.join(", ", names) + ", or none to have one started.");
        }
        return false;
    }

    private boolean set(String name) {
        String value = environment.get(name);
        return value != null && !value.isBlank();
    }
}
