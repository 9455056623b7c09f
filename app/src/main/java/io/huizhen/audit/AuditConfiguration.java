package io.huizhen.audit;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the trail is anchored and how often it is sealed. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    Anchor folderAnchor(@Value("${huizhen.anchor}") String folder) {
        return new FolderAnchor(Path.of(folder));
    }

    /** Tests that look between two passes switch the loop off and seal by hand. */
    @Bean
    @ConditionalOnProperty(name = "huizhen.audit.sealing", matchIfMissing = true)
    SealingLoop sealingLoop(Sealer sealer, @Value("${huizhen.audit.seal-every:250ms}") Duration pause) {
        return new SealingLoop(sealer, pause);
    }
}
