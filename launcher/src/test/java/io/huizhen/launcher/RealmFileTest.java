package io.huizhen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
}
