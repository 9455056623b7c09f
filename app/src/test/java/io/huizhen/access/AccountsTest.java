package io.huizhen.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.HuizhenTest;
import io.huizhen.access.Accounts.Outcome;
import io.huizhen.directory.PatientFacts;
import io.huizhen.directory.Patients;
import io.huizhen.directory.Sex;
import io.huizhen.platform.Ids;
import io.huizhen.testing.Visitor;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Accounts that patients set up, at the real identity provider. */
@HuizhenTest
class AccountsTest {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Patients patients;

    private final RealmResource realm = LoginTest.identityProvider().realm("huizhen");

    @Test
    void aPatientLogsInWithTheAccountThatWasSetUp() throws Exception {
        String patient = newPatient();
        String name = name();

        assertThat(accounts.setUp(patient, name, PASSWORD)).isEqualTo(Outcome.DONE);

        Visitor visitor = new Visitor(port);
        assertThat(visitor.login("/home", name, PASSWORD).path()).isEqualTo("/home");
        assertThat(patients.byAccount(user(name).getId())).contains(patient);
        assertThat(patients.hasAccount(patient)).isTrue();
    }

    @Test
    void theIdentityProviderLearnsARoleAndAnIdAndNoName() {
        String patient = newPatient();
        String name = name();

        accounts.setUp(patient, name, PASSWORD);

        UserResource account = realm.users().get(user(name).getId());
        UserRepresentation known = account.toRepresentation();
        assertThat(known.getFirstName()).isNull();
        assertThat(known.getLastName()).isNull();
        assertThat(known.getEmail()).isNull();
        assertThat(known.getAttributes()).containsOnlyKeys("patient").containsEntry("patient", List.of(patient));
        assertThat(account.roles().realmLevel().listEffective())
                .extracting(RoleRepresentation::getName)
                .contains("patient")
                .doesNotContain("doctor", "clinician", "coordinator");
    }

    @Test
    void aSecondTryAfterABreakKeepsTheAccountAndTakesTheLaterPassword() throws Exception {
        String patient = newPatient();
        String name = name();
        accounts.setUp(patient, name, PASSWORD);

        assertThat(accounts.setUp(patient, name, "another long password")).isEqualTo(Outcome.DONE);

        assertThat(realm.users().searchByAttributes("patient:" + patient)).hasSize(1);
        assertThat(new Visitor(port)
                        .login("/home", name, "another long password")
                        .path())
                .isEqualTo("/home");
    }

    @Test
    void aNameThatSomebodyHasIsRefusedAndNothingIsLinked() {
        String patient = newPatient();

        assertThat(accounts.setUp(patient, "guilan", PASSWORD)).isEqualTo(Outcome.NAME_TAKEN);

        assertThat(patients.hasAccount(patient)).isFalse();
        assertThat(realm.users().searchByAttributes("patient:" + patient)).isEmpty();
    }

    @Test
    void aPasswordAgainstTheRulesIsRefusedAndNothingIsLinked() {
        String patient = newPatient();
        String name = name();

        assertThat(accounts.setUp(patient, name, "short")).isEqualTo(Outcome.PASSWORD_REFUSED);

        assertThat(patients.hasAccount(patient)).isFalse();
        assertThat(realm.users().searchByUsername(name, true)).isEmpty();
    }

    @Test
    void tellsWhenTheIdentityProviderDoesNotAnswer() {
        String patient = newPatient();
        Accounts cutOff = new Accounts(patients, new KeycloakSettings("http://localhost:1", "unused", "unused"));

        assertThat(cutOff.setUp(patient, name(), PASSWORD)).isEqualTo(Outcome.UNREACHABLE);

        assertThat(patients.hasAccount(patient)).isFalse();
    }

    private UserRepresentation user(String name) {
        return realm.users().searchByUsername(name, true).getFirst();
    }

    private String newPatient() {
        return patients.register(new PatientFacts(
                "测试病人", "T" + Ids.next(), LocalDate.of(1954, 3, 15), Sex.FEMALE, "13900000000", null, null));
    }

    private static String name() {
        return "p" + Ids.next().toLowerCase();
    }
}
