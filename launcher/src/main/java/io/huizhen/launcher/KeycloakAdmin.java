package io.huizhen.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
            ObjectNode wanted = moved(found, address);
            if (!wanted.equals(found)) {
                call("PUT", "/admin/realms/huizhen/clients/" + found.get("id").asText(), token, wanted);
            }
        }
    }

    /** The client with every address of the app put under its new base; paths stay as the realm file has them. */
    static ObjectNode moved(ObjectNode client, PublicAddress address) {
        ObjectNode moved = client.deepCopy();
        moved.put("rootUrl", address.url());
        ArrayNode redirects = moved.putArray("redirectUris");
        client.get("redirectUris").forEach(uri -> redirects.add(rebased(uri.asText(), address.redirectBase())));
        ObjectNode attributes = moved.withObject("/attributes");
        String afterLogout = "post.logout.redirect.uris";
        attributes.put(afterLogout, rebased(attributes.path(afterLogout).asText("/*"), address.redirectBase()));
        if (attributes.has("backchannel.logout.url")) {
            attributes.put("backchannel.logout.url", address.backChannelLogout());
        }
        return moved;
    }

    private static String rebased(String uri, String base) {
        return base + uri.replaceFirst("^https?://[^/]+", "");
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
