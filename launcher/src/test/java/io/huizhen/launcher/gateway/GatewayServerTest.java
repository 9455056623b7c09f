package io.huizhen.launcher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The SMS service, the mail server and their inbox. */
class GatewayServerTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private GatewayServer gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new GatewayServer(0, 0);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void sendsAnSmsOnceHoweverOftenItIsHandedIn() throws Exception {
        String sms = "{\"to\":\"13800550101\",\"text\":\"您的会诊\",\"key\":\"k1\"}";

        assertThat(post(sms)).isEqualTo(200);
        assertThat(post(sms)).isEqualTo(200);

        assertThat(inbox()).containsOnlyOnce("您的会诊");
    }

    @Test
    void keepsTheFirstTextOfAKey() throws Exception {
        post("{\"to\":\"13800550101\",\"text\":\"first\",\"key\":\"k1\"}");
        post("{\"to\":\"13800550101\",\"text\":\"second\",\"key\":\"k1\"}");

        assertThat(inbox()).contains("first").doesNotContain("second");
    }

    @Test
    void refusesAnSmsWithoutReceiverTextOrKey() throws Exception {
        assertThat(post("{\"to\":\"13800550101\",\"text\":\"text\"}")).isEqualTo(400);
        assertThat(post("{\"to\":\"\",\"text\":\"text\",\"key\":\"k\"}")).isEqualTo(400);
        assertThat(post("not json")).isEqualTo(400);
        assertThat(post("")).isEqualTo(400);
        assertThat(inbox()).contains("Nothing yet");
    }

    @Test
    void showsMailAndSmsWithTheNewestFirst() throws Exception {
        GreenMailUtil.sendTextEmail(
                "li.jianguo@huizhen.example",
                "no-reply@huizhen.example",
                "Consult booked",
                "See http://localhost:8080/home.",
                new ServerSetup(gateway.smtpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post("{\"to\":\"13800550101\",\"text\":\"later\",\"key\":\"k2\"}");

        String page = inbox();

        assertThat(page).contains("li.jianguo@huizhen.example", "Consult booked", "later");
        assertThat(page.indexOf("later")).isLessThan(page.indexOf("Consult booked"));
    }

    @Test
    void keepsTheNewestAndForgetsTheRest() throws Exception {
        GreenMailUtil.sendTextEmail(
                "li.jianguo@huizhen.example",
                "no-reply@huizhen.example",
                "An old mail",
                "text",
                new ServerSetup(gateway.smtpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        assertThat(inbox()).contains("An old mail");

        for (int i = 1; i <= 500; i++) {
            post("{\"to\":\"1\",\"text\":\"<" + i + ">\",\"key\":\"n" + i + "\"}");
        }

        assertThat(inbox()).contains("&lt;1&gt;", "&lt;500&gt;").doesNotContain("An old mail");
    }

    @Test
    void makesAddressesLinksWithoutTheirStop() throws Exception {
        post("{\"to\":\"1\",\"text\":\"点 http://localhost:8080/s/abc?a=1&b=2。\",\"key\":\"k3\"}");
        post("{\"to\":\"1\",\"text\":\"Tap http://localhost:8080/s/def.\",\"key\":\"k4\"}");

        assertThat(inbox())
                .contains("<a href=\"http://localhost:8080/s/abc?a=1&amp;b=2\">")
                .contains("<a href=\"http://localhost:8080/s/def\">");
    }

    @Test
    void showsScriptAsText() throws Exception {
        post("{\"to\":\"<b>1</b>\",\"text\":\"<script>alert(1)</script>\",\"key\":\"k5\"}");

        assertThat(inbox()).doesNotContain("<script>", "<b>").contains("&lt;script&gt;");
    }

    private int post(String body) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.httpPort() + "/sms"))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private String inbox() throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.httpPort() + "/"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
