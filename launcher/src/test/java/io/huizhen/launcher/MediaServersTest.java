package io.huizhen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A real Janus on the shared configuration. */
class MediaServersTest {

    private final StackInfo.Janus janus = Stack.current().janus().getFirst();

    @Test
    void offersVideoRoomsAndAudioBridgesAndNothingElse() throws Exception {
        JsonNode info = ask(janus.url(), "{\"janus\":\"info\",\"transaction\":\"t\"}");

        assertThat(info.get("plugins").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("janus.plugin.videoroom", "janus.plugin.audiobridge");
        assertThat(info.get("transports").fieldNames()).toIterable().containsExactly("janus.transport.websockets");
        assertThat(info.get("reclaim-session-timeout").asInt()).isEqualTo(60);
    }

    @Test
    void refusesAClientWithoutTheSecret() throws Exception {
        JsonNode refused = ask(janus.url(), "{\"janus\":\"create\",\"transaction\":\"t\"}");
        JsonNode taken = ask(
                janus.url(), "{\"janus\":\"create\",\"transaction\":\"t\",\"apisecret\":\"" + janus.secret() + "\"}");

        assertThat(refused.get("janus").asText()).isEqualTo("error");
        assertThat(taken.get("janus").asText()).isEqualTo("success");
    }

    @Test
    void anExtraServerCanBeKilledAndComesBackAtTheSameAddress() throws Exception {
        StackInfo.Janus extra = Stack.current().startJanus();

        Stack.current().kill(extra.name());
        assertThat(answers(extra)).isFalse();
        Stack.current().restartJanus(extra.name());

        assertThat(answers(extra)).isTrue();
        Stack.current().kill(extra.name());
    }

    private static boolean answers(StackInfo.Janus server) {
        try {
            return ask(server.url(), "{\"janus\":\"ping\",\"transaction\":\"t\"}")
                    .has("janus");
        } catch (Exception e) {
            return false;
        }
    }

    private static JsonNode ask(String url, String question) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        StringBuilder text = new StringBuilder();
        try (HttpClient http = HttpClient.newHttpClient()) {
            WebSocket socket = http.newWebSocketBuilder()
                    .subprotocols("janus-protocol")
                    .buildAsync(URI.create(url), new WebSocket.Listener() {
                        @Override
                        public CompletionStage<?> onText(WebSocket from, CharSequence more, boolean last) {
                            text.append(more);
                            if (last) {
                                answer.complete(text.toString());
                            }
                            return WebSocket.Listener.super.onText(from, more, last);
                        }
                    })
                    .get(10, TimeUnit.SECONDS);
            socket.sendText(question, true);
            JsonNode read = Json.MAPPER.readTree(answer.get(10, TimeUnit.SECONDS));
            socket.abort();
            return read;
        }
    }
}
