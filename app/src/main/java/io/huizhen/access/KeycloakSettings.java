package io.huizhen.access;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The identity provider.
 *
 * @param url base address as browsers see it; the realm is {@code huizhen}
 * @param clientSecret of the clients {@code huizhen-app} and {@code huizhen-step-up}
 * @param adminSecret of the service account {@code huizhen-admin}, which may manage users and nothing else
 */
@Validated
@ConfigurationProperties("huizhen.keycloak")
public record KeycloakSettings(
        @NotBlank String url,
        @NotBlank String clientSecret,
        @NotBlank String adminSecret) {

    /** The issuer, as in every token. */
    public String issuer() {
        return url.replaceAll("/+$", "") + "/realms/huizhen";
    }

    /** An address of the OpenID Connect protocol, such as {@code token}. */
    public String endpoint(String name) {
        return issuer() + "/protocol/openid-connect/" + name;
    }

    @Override
    public String toString() {
        return "KeycloakSettings[url=" + url + "]";
    }
}
