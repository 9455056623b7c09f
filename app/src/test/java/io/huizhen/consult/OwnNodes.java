package io.huizhen.consult;

import io.huizhen.Huizhen;
import io.huizhen.StackInitializer;
import io.huizhen.launcher.Database;
import io.huizhen.launcher.Stack;
import io.huizhen.launcher.StackInfo;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** Nodes of the application on one schema, and two media servers of this test's own, which it may kill; on an exchange of their own. */
final class OwnNodes implements AutoCloseable {

    private final Database database = Stack.current().database();
    private final List<StackInfo.Janus> janus =
            List.of(Stack.current().startJanus(), Stack.current().startJanus());
    private final StackInfo.Trunk trunk = Stack.current().extraTrunk();
    private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();

    /**
     * One more node; the first is number 0.
     *
     * @param more settings that go before the stack's, as {@code key=value}
     */
    ConfigurableApplicationContext start(String... more) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(Huizhen.class)
                .profiles("local")
                .initializers(context -> {
                    StackInitializer.settings(database, janus, trunk)
                            .and("server.port=0")
                            .and(more)
                            .applyTo(context);
                    context.addBeanFactoryPostProcessor(OwnNodes::waitWithFixtures);
                });
        leaveLoggingAlone(builder.application());
        ConfigurableApplicationContext node = builder.run();
        nodes.add(node);
        return node;
    }

    /** There is one logging in a JVM, and the shared context of the tests may be setting it up at this moment. */
    private static void leaveLoggingAlone(SpringApplication application) {
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
    }

    /** Fixtures of other rooms may need what only the shared context of the tests has. */
    private static void waitWithFixtures(ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanDefinitionNames()) {
            BeanDefinition bean = beans.getBeanDefinition(name);
            String from = bean.getResourceDescription();
            if (from != null && from.contains("test-classes")) {
                bean.setLazyInit(true);
            }
        }
    }

    <T> T of(int node, Class<T> type) {
        return nodes.get(node).getBean(type);
    }

    int port(int node) {
        return nodes.get(node).getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** The two media servers, which nobody else has. */
    List<StackInfo.Janus> janus() {
        return janus;
    }

    /** The node gives back what it owns and ends. */
    void stop(int node) {
        nodes.get(node).close();
    }

    @Override
    public void close() {
        nodes.reversed().forEach(ConfigurableApplicationContext::close);
        janus.forEach(server -> Stack.current().kill(server.name()));
    }
}
