package io.huizhen.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Tells a running Keycloak where the app is: the realm file is read only once, the app's address may change. */
final class KeycloakAdmin {

    private final HttpClient http;
    private final StackInfo.Keycloak keycloak;
    private final String base;

    /** @param base address of Keycloak for the given client */
    KeycloakAdmin(HttpClient http, StackInfo.Keycloak keycloak, String base) {
        this.http = http;
        this.keycloak = keycloak;
        this.base = base;
    }

    /** Lets logins return to the given address, and tells it of logouts. Does nothing when that is so already. */
    void appIsAt(PublicAddress address) throws IOException, InterruptedException {
        String token = token();
        for (String client : new String[] {"huizhen-app", "huizhen-step-up"}) {
            ObjectNode found = (ObjectNode) call("GET", "/admin/realms/huizhen/clients?clientId=" + client, token, null)
                    .get(0);
            ObjectNode wanted = found.deepCopy();
            wanted.put("rootUrl", address.url());
            wanted.putArray("redirectUris").add(address.redirectBase() + "/login/oauth2/code/*");
            ObjectNode attributes = wanted.withObject("/attributes");
            attributes.put("post.logout.redirect.uris", address.redirectBase() + "/*");
            if (client.equals("huizhen-app")) {
                attributes.put("backchannel.logout.url", address.backChannelLogout());
            }
            if (!wanted.equals(found)) {
                call("PUT", "/admin/realms/huizhen/clients/" + found.get("id").asText(), token, wanted);
            }
        }
    }

    private String token() throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=admin-cli&username=" + keycloak.masterUser() + "&password="
                + URLEncoder.encode(keycloak.masterPassword(), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return send(request).get("access_token").asText();
    }

    private JsonNode call(String method, String path, String token, JsonNode body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return send(request);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("Keycloak answered " + answer.statusCode() + " to " + request.method() + " "
                    + request.uri().getPath());
        }
        return Json.MAPPER.readTree(answer.body());
    }
}
