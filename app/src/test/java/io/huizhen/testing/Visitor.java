package io.huizhen.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser without a screen or script: keeps cookies, follows redirects between the app and the identity provider, and
 * submits the first form of a page that posts.
 */
public final class Visitor {

    private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"[^>]*>", Pattern.DOTALL);
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 12;

    /** Where the visitor stands after the last redirect. */
    public record Page(int status, URI address, String text) {

        public String path() {
            return address.getPath();
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<URI> passed = new ArrayList<>();
    private final String app;
    private Page page;

    public Visitor(int port) {
        this.app = "http://localhost:" + port;
    }

    /** Goes where a page of the app has sent it, such as to the identity provider. */
    public Page go(URI address) throws IOException, InterruptedException {
        return follow(HttpRequest.newBuilder(address).header("Accept", "text/html,*/*;q=0.8"));
    }

    /** Opens an address of the app. */
    public Page open(String path) throws IOException, InterruptedException {
        return follow(HttpRequest.newBuilder(URI.create(app + path)).header("Accept", "text/html,*/*;q=0.8"));
    }

    /** Fills in the form of the page that stands now. */
    public Page submit(Map<String, String> fields) throws IOException, InterruptedException {
        Matcher form = FORM.matcher(page.text());
        while (form.find()) {
            if (form.group().toLowerCase().contains("method=\"post\"")) {
                return post(page.address().resolve(form.group(1).replace("&amp;", "&")), fields);
            }
        }
        throw new AssertionError("No form that posts on " + page.address());
    }

    /** Posts to the app with the token of the page that stands now. */
    public Page post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return post(URI.create(app + path), fields);
    }

    private Page post(URI address, Map<String, String> fields) throws IOException, InterruptedException {
        Map<String, String> all = new LinkedHashMap<>(fields);
        Matcher token = CSRF.matcher(page.text());
        if (token.find()) {
            all.put("_csrf", token.group(1));
        }
        return follow(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(all))));
    }

    /** Logs in as a demo person, by whichever page of the app asks for it. */
    public Page login(String path, String userName, String password) throws IOException, InterruptedException {
        open(path);
        return submit(Map.of("username", userName, "password", password));
    }

    /** Every address that the last step went through, the last one too. */
    public List<URI> passed() {
        return List.copyOf(passed);
    }

    /** A cookie's value, or null. */
    public String cookie(String name) {
        return cookies.get(name);
    }

    /** Brings a cookie along, as if it had been set before. */
    public Visitor with(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    private Page follow(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest.Builder next = request;
        passed.clear();
        while (passed.size() < MOST_REDIRECTS) {
            if (!cookies.isEmpty()) {
                next.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            HttpResponse<String> answer = http.send(next.build(), HttpResponse.BodyHandlers.ofString());
            passed.add(answer.uri());
            answer.headers().allValues("set-cookie").forEach(this::keep);
            page = new Page(answer.statusCode(), answer.uri(), answer.body());
            if (answer.statusCode() / 100 != 3) {
                return page;
            }
            URI location =
                    answer.uri().resolve(answer.headers().firstValue("location").orElseThrow());
            next = HttpRequest.newBuilder(location).header("Accept", "text/html,*/*;q=0.8");
        }
        throw new AssertionError("Redirected without end: " + passed);
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
