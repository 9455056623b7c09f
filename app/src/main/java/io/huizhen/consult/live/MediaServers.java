package io.huizhen.consult.live;

import io.huizhen.mediabridge.JanusPool;
import io.huizhen.mediabridge.JanusServer;
import io.huizhen.mediabridge.JanusTimings;
import io.huizhen.mediabridge.Secret;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pool of media servers, probed every few seconds. The app starts and works without any of them up. */
@Configuration
class MediaServers {

    private static final Duration PROBE = Duration.ofSeconds(5);

    @Bean(destroyMethod = "close")
    JanusPool janusPool(MediaSettings settings) {
        return new JanusPool(
                JanusServer.parse(settings.janus(), Secret.of(settings.janusSecret())),
                new OkHttpClient(),
                JanusTimings.DEFAULT);
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService janusProbe(JanusPool pool) {
        ScheduledExecutorService probe = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("janus-probe").factory());
        probe.scheduleWithFixedDelay(
                () -> pool.probe(Duration.ofSeconds(3)), 0, PROBE.toMillis(), TimeUnit.MILLISECONDS);
        return probe;
    }
}
