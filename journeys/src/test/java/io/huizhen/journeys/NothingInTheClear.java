package io.huizhen.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.launcher.Canary;
import io.huizhen.launcher.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * After a case has gone through: what is known of its patient stands nowhere in the clear. Looks, byte by byte, into
 * every file of the stack's homes (the database with the app's, the engine's and the identity provider's tables and
 * sessions; file store, recordings, anchors; every log) and into the metrics.
 */
final class NothingInTheClear {

    private NothingInTheClear() {}

    static void of(NewPatient patient) throws IOException, InterruptedException {
        Canary.Search search = search(List.of(
                patient.name(), patient.idNumber(), patient.phone(), Walk.MATTER.reason(), Walk.MATTER.history()));
        assertThat(search.findings()).isEmpty();
        assertThat(search.files()).as("files looked into").isGreaterThan(100);
    }

    static Canary.Search search(List<String> needles) throws IOException, InterruptedException {
        Path metrics = metrics();
        try {
            List<Path> places = new ArrayList<>(Stack.current().homes());
            places.add(metrics);
            return Canary.search(needles, places);
        } finally {
            Files.delete(metrics);
        }
    }

    private static Path metrics() throws IOException, InterruptedException {
        URI address = URI.create(Stack.current().appOrStarted().url() + "/actuator/prometheus");
        Path file = Files.createTempFile("huizhen-metrics", ".txt");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Path> answer =
                    client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofFile(file));
            assertThat(answer.statusCode()).as("metrics").isEqualTo(200);
        }
        return file;
    }
}
