package io.huizhen;

import io.huizhen.launcher.Database;
import io.huizhen.launcher.Stack;
import io.huizhen.launcher.StackInfo;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points the application at the stack's parts and at a fresh schema. */
public class StackInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Stack stack = Stack.current();
        settings(stack.database(), stack.janus(), stack.trunk()).applyTo(context);
    }

    /** For one node on a schema, media servers and a telephone exchange of one's own choice. */
    public static TestPropertyValues settings(Database database, List<StackInfo.Janus> janus, StackInfo.Trunk trunk) {
        Stack stack = Stack.current();
        StackInfo.Keycloak keycloak = stack.keycloak();
        StackInfo.Turn turn = stack.turn();
        StackInfo.Gateway gateway = stack.gateway();
        return TestPropertyValues.of(
                "huizhen.db.url=" + database.url(),
                "huizhen.db.user=" + database.appUser(),
                "huizhen.db.password=" + database.appPassword(),
                "huizhen.db.owner-user=" + database.ownerUser(),
                "huizhen.db.owner-password=" + database.ownerPassword(),
                "huizhen.keycloak.url=" + keycloak.url(),
                "huizhen.keycloak.client-secret=" + keycloak.clientSecret(),
                "huizhen.keycloak.admin-secret=" + keycloak.adminSecret(),
                "huizhen.janus="
                        + janus.stream()
                                .map(server -> server.name() + "=" + server.url())
                                .collect(Collectors.joining(",")),
                "huizhen.janus-secret=" + janus.getFirst().secret(),
                "huizhen.turn-urls=" + String.join(",", turn.urls()),
                "huizhen.turn-secret=" + turn.secret(),
                "spring.mail.host=" + gateway.smtpHost(),
                "spring.mail.port=" + gateway.smtpPort(),
                "huizhen.sms-url=" + gateway.smsUrl(),
                "huizhen.phone.trunk=" + trunk.address(),
                "huizhen.phone.user=" + trunk.user(),
                "huizhen.phone.password=" + trunk.password(),
                "huizhen.phone.caller=" + trunk.caller(),
                "huizhen.phone.doctor-rings=5s",
                "huizhen.phone.patient-rings=5s",
                "huizhen.files=" + stack.folder("files-" + database.name()),
                "huizhen.keys=" + stack.folder("keys-" + database.name()),
                "huizhen.anchor=" + stack.folder("anchor-" + database.name()),
                "huizhen.recordings=" + janus.getFirst().recordings(),
                "huizhen.public-url=http://localhost:8080",
                // Quartz keeps one data source for each name in a JVM.
                "spring.quartz.scheduler-name=" + database.name());
    }
}
