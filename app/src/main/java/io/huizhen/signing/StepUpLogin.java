package io.huizhen.signing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.huizhen.access.KeycloakSettings;
import io.huizhen.documents.Digests;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * The step-up at the identity provider: an authorization request of our own with the client {@code huizhen-step-up},
 * which asks for level 2 as essential and for a login right now (max_age 0), with PKCE. What comes back is believed
 * only after all checks of {@link #check}.
 */
@Component
public class StepUpLogin {

    private static final String CLIENT = "huizhen-step-up";
    private static final String LEVEL = "2";
    private static final Duration FRESH = Duration.ofSeconds(60);
    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final StepUps stepUps;
    private final KeycloakSettings keycloak;
    private final ObjectMapper json;
    private final Clock clock;
    private final NimbusJwtDecoder tokens;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    StepUpLogin(StepUps stepUps, KeycloakSettings keycloak, ObjectMapper json, Clock clock) {
        this.stepUps = stepUps;
        this.keycloak = keycloak;
        this.json = json;
        this.clock = clock;
        this.tokens = NimbusJwtDecoder.withJwkSetUri(keycloak.endpoint("certs")).build();
        this.tokens.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(keycloak.issuer())));
    }

    /**
     * Begins a step-up and says where to send the browser.
     *
     * @param base our own address as the browser sees it, without a slash at the end
     * @param language of the login page
     */
    public String begin(String personId, String act, byte[] digest, String returnTo, String base, String language) {
        StepUps.Begun begun = stepUps.begin(personId, act, digest, returnTo);
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", CLIENT);
        asked.put("scope", "openid");
        asked.put("redirect_uri", callback(base));
        asked.put("state", begun.state());
        asked.put("nonce", begun.nonce());
        asked.put("max_age", "0");
        // A login of the same second would still count as fresh: ask for one in any case.
        asked.put("prompt", "login");
        asked.put("claims", "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"" + LEVEL + "\"]}}}");
        asked.put("code_challenge", challenge(begun.verifier()));
        asked.put("code_challenge_method", "S256");
        asked.put("ui_locales", language);
        return keycloak.endpoint("auth") + "?" + form(asked);
    }

    /**
     * Takes the answer that the browser brought back.
     *
     * @return the path of the page that asks for the PIN
     * @throws StepUpRefusedException when the answer is not to a question of this person's, or not good enough
     */
    public String finish(String state, String code, String personId, String base) {
        StepUps.Pending pending = stepUps.pending(state, personId)
                .orElseThrow(() -> new StepUpRefusedException("no such question is open"));
        check(idToken(code, pending.verifier(), base), pending);
        stepUps.confirm(pending.id());
        return pending.returnTo() + (pending.returnTo().contains("?") ? "&" : "?") + "stepUp=" + pending.id();
    }

    private void check(Jwt token, StepUps.Pending pending) {
        Instant now = clock.instant();
        Instant loggedIn = Optional.ofNullable(token.getClaimAsInstant("auth_time"))
                .orElseThrow(() -> new StepUpRefusedException("no time of login"));
        if (!token.getAudience().contains(CLIENT)) {
            throw new StepUpRefusedException("for another client");
        }
        if (!pending.nonce().equals(token.getClaimAsString("nonce"))) {
            throw new StepUpRefusedException("not the answer to this question");
        }
        if (!pending.personId().equals(token.getSubject())) {
            throw new StepUpRefusedException("another person");
        }
        if (!LEVEL.equals(token.getClaimAsString("acr"))) {
            throw new StepUpRefusedException("level too low");
        }
        boolean fresh = loggedIn.isAfter(now.minus(FRESH))
                && loggedIn.isBefore(now.plus(SKEW))
                && loggedIn.isAfter(pending.begunAt().minus(SKEW));
        if (!fresh) {
            throw new StepUpRefusedException("not a login of just now");
        }
    }

    private Jwt idToken(String code, String verifier, String base) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("grant_type", "authorization_code");
        asked.put("code", code);
        asked.put("redirect_uri", callback(base));
        asked.put("code_verifier", verifier);
        String client = CLIENT + ":" + keycloak.clientSecret();
        HttpRequest request = HttpRequest.newBuilder(URI.create(keycloak.endpoint("token")))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString(form(asked)))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new StepUpRefusedException("the code was not accepted");
            }
            return tokens.decode(json.readTree(answer.body()).path("id_token").asText());
        } catch (JwtException e) {
            throw new StepUpRefusedException("the token does not hold");
        } catch (IOException e) {
            throw new AuthorityUnavailableException("the identity provider does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthorityUnavailableException("interrupted", e);
        }
    }

    private static String callback(String base) {
        return base + "/signing/step-up";
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Digests.sha256(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
