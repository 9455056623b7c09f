package io.huizhen.bench;

import io.huizhen.Huizhen;
import io.huizhen.launcher.Database;
import io.huizhen.launcher.Stack;
import io.huizhen.launcher.StackInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The whole application inside this JVM, on the stack's real parts and in a schema of its own, with the demo's people.
 * The identity provider is not needed: viewers are put into the security context as a login would have left them.
 */
final class RunningApp implements AutoCloseable {

    /** Registers beans beside the app's own before it starts. */
    interface Besides {
        void register(GenericApplicationContext context);
    }

    private final Database database = Stack.current().database();
    private final ConfigurableApplicationContext context;

    RunningApp(Besides besides) {
        context = new SpringApplicationBuilder(Huizhen.class)
                .profiles("local")
                .initializers(started -> besides.register((GenericApplicationContext) started))
                .run(settings().entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    /** The name of its schema. */
    String schema() {
        return database.name();
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    private Map<String, Object> settings() {
        Stack stack = Stack.current();
        StackInfo.Gateway gateway = stack.gateway();
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", "0");
        settings.put("logging.level.root", "WARN");
        settings.put("huizhen.db.url", Statements.counted(database.url()));
        settings.put("huizhen.db.user", database.appUser());
        settings.put("huizhen.db.password", database.appPassword());
        settings.put("huizhen.db.owner-user", database.ownerUser());
        settings.put("huizhen.db.owner-password", database.ownerPassword());
        settings.put("huizhen.keycloak.url", "http://localhost:1");
        settings.put("huizhen.keycloak.client-secret", "unused");
        settings.put("huizhen.keycloak.admin-secret", "unused");
        settings.put(
                "huizhen.janus",
                stack.janus().stream()
                        .map(server -> server.name() + "=" + server.url())
                        .collect(Collectors.joining(",")));
        settings.put("huizhen.janus-secret", stack.janus().getFirst().secret());
        settings.put(
                "huizhen.recordings",
                stack.folder("recordings-" + database.name()).toString());
        settings.put("huizhen.turn-urls", "turn:127.0.0.1:1?transport=udp");
        settings.put("huizhen.turn-secret", "unused");
        settings.put("spring.mail.host", gateway.smtpHost());
        settings.put("spring.mail.port", String.valueOf(gateway.smtpPort()));
        settings.put("huizhen.sms-url", gateway.smsUrl());
        for (String folder : new String[] {"files", "keys", "anchor"}) {
            settings.put(
                    "huizhen." + folder,
                    stack.folder(folder + "-" + database.name()).toString());
        }
        settings.put("huizhen.public-url", "http://localhost:8080");
        return settings;
    }

    @Override
    public void close() {
        context.close();
    }
}
