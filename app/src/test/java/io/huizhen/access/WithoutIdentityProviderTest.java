package io.huizhen.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.StackInitializer;
import io.huizhen.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The identity provider is down before the app starts: what needs no login goes on. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ActiveProfiles("local")
@ContextConfiguration(initializers = {StackInitializer.class, WithoutIdentityProviderTest.IdentityProviderIsDown.class})
@DirtiesContext
class WithoutIdentityProviderTest {

    @LocalServerPort
    int port;

    @Test
    void startsAndServesPublicPages() throws Exception {
        assertThat(new Visitor(port).open("/").status()).isEqualTo(200);
        assertThat(new Visitor(port).open("/verify").status()).isEqualTo(200);
        assertThat(new Visitor(port).open("/actuator/health/readiness").status())
                .isEqualTo(200);
    }

    static class IdentityProviderIsDown implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("huizhen.keycloak.url=http://localhost:1").applyTo(context);
        }
    }
}
