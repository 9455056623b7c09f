package io.huizhen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the realm file promises without a server. */
class RealmFileTest {

    private final JsonNode realm =
            Json.read(Home.findSource(Path.of("")).resolve("keycloak-realm/huizhen-realm.json"), JsonNode.class);

    @Test
    void hasTheNineRolesOfTheMission() {
        assertThat(realm.at("/roles/realm"))
                .extracting(role -> role.get("name").asText())
                .containsExactlyInAnyOrder(
                        "patient",
                        "clinician",
                        "coordinator",
                        "doctor",
                        "pharmacist",
                        "dispute-officer",
                        "manager",
                        "compliance",
                        "operator");
    }

    @Test
    void holdsNoPersonAndNoSecret() {
        assertThat(realm.get("users"))
                .extracting(user -> user.get("username").asText())
                .containsExactly("service-account-huizhen-admin");
        assertThat(realm.findValues("credentials")).isEmpty();
        List<JsonNode> secrets = new ArrayList<>();
        realm.get("clients").forEach(client -> secrets.add(client.get("secret")));
        assertThat(secrets).extracting(JsonNode::asText).allMatch(secret -> secret.matches("\\$\\{[A-Z_]+}"));
    }

    @Test
    void givesTheAccountClientNothingButTheManagementOfUsers() {
        assertThat(realm.at("/users/0/clientRoles/realm-management"))
                .extracting(JsonNode::asText)
                .containsExactly("manage-users");
        assertThat(realm.at("/users/0").has("realmRoles")).isFalse();
    }

    @Test
    void asksForTheSecondFactorAgainEveryTime() {
        assertThat(realm.get("authenticatorConfig"))
                .filteredOn(config ->
                        config.at("/config/loa-condition-level").asText().equals("2"))
                .extracting(config -> config.at("/config/loa-max-age").asText())
                .containsExactly("0");
    }

    @Test
    void keepsThePathsOfEveryClientWhenTheAppMoves() throws Exception {
        String imported = realm.toString()
                .replace("${HUIZHEN_PUBLIC_URL}", "http://localhost")
                .replace("${HUIZHEN_BACKCHANNEL_LOGOUT_URL}", "http://localhost:8080/logout/x");
        JsonNode clients = Json.MAPPER.readTree(imported).get("clients");
        PublicAddress there = new PublicAddress("consult.example", 8443, new Tls(null, null, null, null));

        ObjectNode login = KeycloakAdmin.moved((ObjectNode) clients.get(0), there);
        ObjectNode signing = KeycloakAdmin.moved((ObjectNode) clients.get(1), there);

        assertThat(login.get("redirectUris").toString())
                .isEqualTo("[\"https://consult.example:8443/login/oauth2/code/*\"]");
        assertThat(login.at("/attributes/backchannel.logout.url").asText())
                .isEqualTo("https://consult.example:8443/logout/connect/back-channel/huizhen-app");
        assertThat(signing.get("redirectUris").toString())
                .isEqualTo("[\"https://consult.example:8443/signing/step-up\"]");
        assertThat(signing.get("attributes").has("backchannel.logout.url")).isFalse();
    }
}
