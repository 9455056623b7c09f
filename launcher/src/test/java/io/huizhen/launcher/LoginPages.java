package io.huizhen.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser's way through Keycloak's login pages: cookies, redirects, forms, and the code's exchange for a token. */
final class LoginPages {

    private static final String APP = "http://localhost:18080";
    private static final Pattern ACTION = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"", Pattern.DOTALL);

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final StackInfo.Keycloak keycloak;
    private final String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();

    private String page = "";
    private String landed = "";

    LoginPages(StackInfo.Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    /** The page that stands now, or empty when the browser was sent back to the app. */
    String page() {
        return page;
    }

    /** The address at the app that the browser was sent back to, or empty. */
    String landed() {
        return landed;
    }

    LoginPages open(String client, Map<String, String> more) throws Exception {
        Map<String, String> query = new LinkedHashMap<>(Map.of(
                "client_id",
                client,
                "response_type",
                "code",
                "scope",
                "openid",
                "redirect_uri",
                redirect(client),
                "code_challenge_method",
                "S256",
                "code_challenge",
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(MessageDigest.getInstance("SHA-256")
                                .digest(verifier.getBytes(StandardCharsets.US_ASCII)))));
        query.putAll(more);
        query.values().removeIf(String::isEmpty);
        follow(HttpRequest.newBuilder(
                URI.create(keycloak.url() + "/realms/huizhen/protocol/openid-connect/auth?" + form(query))));
        return this;
    }

    LoginPages submit(Map<String, String> fields) throws Exception {
        Matcher action = ACTION.matcher(page);
        if (!action.find()) {
            throw new AssertionError("No form on the page:\n" + page);
        }
        follow(HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
        return this;
    }

    /** The claims of the id token that the app gets for the code. */
    JsonNode idToken(String client) throws Exception {
        String code = landed.replaceFirst(".*[?&]code=", "").replaceFirst("&.*", "");
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(keycloak.url() + "/realms/huizhen/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                client,
                                "client_secret",
                                keycloak.clientSecret(),
                                "code",
                                code,
                                "redirect_uri",
                                redirect(client),
                                "code_verifier",
                                verifier))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError("No token: " + answer.body());
        }
        String token = Json.MAPPER.readTree(answer.body()).get("id_token").asText();
        return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private void follow(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest.Builder next = request;
        while (true) {
            if (!cookies.isEmpty()) {
                next.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            HttpResponse<String> answer = http.send(next.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("set-cookie").forEach(this::keep);
            page = answer.body();
            landed = "";
            if (answer.statusCode() / 100 != 3) {
                return;
            }
            String location = answer.headers().firstValue("location").orElseThrow();
            if (location.startsWith(APP)) {
                landed = location;
                page = "";
                return;
            }
            next = HttpRequest.newBuilder(answer.uri().resolve(location));
        }
    }

    private static String redirect(String client) {
        return APP + (client.equals("huizhen-step-up") ? "/signing/step-up" : "/login/oauth2/code/huizhen-app");
    }

    private void keep(String header) {
        String[] pair = header.split(";")[0].split("=", 2);
        if (header.contains("Max-Age=0") || pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
