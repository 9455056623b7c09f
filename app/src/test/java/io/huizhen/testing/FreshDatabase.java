package io.huizhen.testing;

import io.huizhen.launcher.Database;
import io.huizhen.launcher.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.util.FileSystemUtils;

/** Gives a context an empty schema on the shared server, and folders of its own for keys and anchors. */
public class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Database database = Stack.current().database();
        Path folder = folder();
        TestPropertyValues.of(
                        "huizhen.db.url=" + database.url(),
                        "huizhen.db.user=" + database.appUser(),
                        "huizhen.db.password=" + database.appPassword(),
                        "huizhen.db.owner-user=" + database.ownerUser(),
                        "huizhen.db.owner-password=" + database.ownerPassword(),
                        "huizhen.keys=" + folder.resolve("keys"),
                        "huizhen.anchor=" + folder.resolve("anchor"))
                .applyTo(context);
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) closed -> delete(folder));
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("huizhen-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
