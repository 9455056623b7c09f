package io.huizhen.access;

import io.huizhen.directory.Patients;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.UsersResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.stereotype.Component;

/**
 * Accounts that patients set up for themselves. The identity provider learns a user name, a password and our opaque
 * patient id; no name, no number. Safe to repeat: a second try after a break finds the first one's user by patient id,
 * whose name stays and whose password becomes the one typed last.
 */
@Component
public class Accounts {

    private static final String REALM = "huizhen";
    private static final String PATIENT = "patient";

    private final Patients patients;
    private final Keycloak keycloak;

    Accounts(Patients patients, KeycloakSettings settings) {
        this.patients = patients;
        this.keycloak = KeycloakBuilder.builder()
                .serverUrl(settings.url())
                .realm(REALM)
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId("huizhen-admin")
                .clientSecret(settings.adminSecret())
                .resteasyClient(ClientBuilder.newBuilder()
                        .connectTimeout(3, TimeUnit.SECONDS)
                        .readTimeout(5, TimeUnit.SECONDS)
                        .build())
                .build();
    }

    /** What came of setting up. */
    public enum Outcome {
        DONE,
        NAME_TAKEN,
        PASSWORD_REFUSED,
        /** The identity provider did not answer; nothing was linked, try again. */
        UNREACHABLE
    }

    /**
     * Sets up an account for a patient and links the two. Call outside a transaction: it waits for the provider, up to
     * some seconds.
     */
    public Outcome setUp(String patientId, String userName, String password) {
        try {
            UsersResource users = keycloak.realm(REALM).users();
            String subject = existing(users, patientId);
            if (subject != null) {
                users.get(subject).resetPassword(credential(password));
            } else {
                try (Response response = users.create(user(patientId, userName, password))) {
                    if (response.getStatus() == Response.Status.CONFLICT.getStatusCode()) {
                        return Outcome.NAME_TAKEN;
                    }
                    if (response.getStatus() == Response.Status.BAD_REQUEST.getStatusCode()) {
                        return Outcome.PASSWORD_REFUSED;
                    }
                    subject = CreatedResponseUtil.getCreatedId(response);
                }
            }
            patients.link(patientId, subject);
            return Outcome.DONE;
        } catch (ProcessingException | WebApplicationException e) {
            return Outcome.UNREACHABLE;
        }
    }

    private static String existing(UsersResource users, String patientId) {
        return users.searchByAttributes(PATIENT + ":" + patientId).stream()
                .map(UserRepresentation::getId)
                .findFirst()
                .orElse(null);
    }

    private static UserRepresentation user(String patientId, String userName, String password) {
        UserRepresentation user = new UserRepresentation();
        user.setUsername(userName);
        user.setEnabled(true);
        user.setGroups(List.of("/patients"));
        user.setAttributes(Map.of(PATIENT, List.of(patientId)));
        user.setCredentials(List.of(credential(password)));
        return user;
    }

    private static CredentialRepresentation credential(String password) {
        CredentialRepresentation credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(password);
        return credential;
    }
}
