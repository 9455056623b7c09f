package io.huizhen.notification;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Text messages. Called by outbox handlers only; a failure is theirs to try again. */
@Component
public class Sms {

    /** Connecting and answering together, for {@code OutboxHandler.longest()}. */
    public static final Duration LONGEST = Duration.ofSeconds(8);

    private final RestClient gateway;
    private final NotificationSettings settings;

    Sms(RestClient.Builder builder, NotificationSettings settings) {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(Duration.ofSeconds(5));
        this.gateway = builder.requestFactory(requests).build();
        this.settings = settings;
    }

    /**
     * Sends once for each key, however often called.
     *
     * @param text without health data
     * @throws GatewayException when the gateway did not take it
     */
    public void send(String phone, String text, String key) {
        try {
            gateway.post()
                    .uri(settings.smsUrl())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new Message(phone, text, key))
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException e) {
            // Without the cause's text: it may quote the message.
            throw new GatewayException("SMS gateway", e.getClass());
        }
    }

    private record Message(String to, String text, String key) {}
}
