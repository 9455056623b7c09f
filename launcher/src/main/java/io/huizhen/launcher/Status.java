package io.huizhen.launcher;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** {@code status}: which parts run and answer. Exit status 0 when all do, 1 otherwise. */
final class Status {

    private final Home home;
    private final boolean json;

    Status(Home home, boolean json) {
        this.home = home;
        this.json = json;
    }

    int run() throws IOException, InterruptedException {
        Optional<Site.Asked> asked = Site.last(home);
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode parts = Json.MAPPER.createArrayNode();
        boolean up = asked.isPresent();
        if (asked.isPresent()) {
            Site site = Site.of(home, asked.get());
            Map<String, ProcessId> running = new Runner(home).running();
            for (Part part : site.owned()) {
                ProcessId id = running.get(part.name());
                String state = id == null ? "stopped" : answers(part) ? "ready" : "not answering";
                up &= state.equals("ready");
                parts.addObject()
                        .put("name", part.name())
                        .put("state", state)
                        .put("pid", id == null ? null : id.pid())
                        .put("log", home.log(part.name()).toString());
            }
            answer.put("up", up)
                    .put("url", site.address().url())
                    .put("home", home.root().toString());
        } else {
            answer.put("up", false).putNull("url").put("home", home.root().toString());
        }
        answer.set("parts", parts);
        print(answer);
        return up ? 0 : 1;
    }

    static boolean answers(Part part) throws InterruptedException {
        try {
            return part.ready();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return false;
        }
    }

    private void print(ObjectNode answer) throws IOException {
        if (json) {
            System.out.println(Json.MAPPER.writeValueAsString(answer));
            return;
        }
        if (answer.get("parts").isEmpty()) {
            System.out.println("Huizhen has not been started here. Start it with ./huizhen up.");
            return;
        }
        System.out.println(
                answer.get("up").asBoolean()
                        ? "Huizhen is up: " + answer.get("url").asText()
                        : "Huizhen is not up.");
        answer.get("parts")
                .forEach(part -> System.out.printf(
                        "  %-10s %-14s %-8s %s%n",
                        part.get("name").asText(),
                        part.get("state").asText(),
                        part.get("pid").isNull() ? "-" : part.get("pid").asText(),
                        part.get("log").asText()));
    }
}
