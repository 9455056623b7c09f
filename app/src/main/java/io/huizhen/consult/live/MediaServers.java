package io.huizhen.consult.live;

import io.huizhen.consult.MediaServerDown;
import io.huizhen.consult.MediaServerUp;
import io.huizhen.mediabridge.JanusPool;
import io.huizhen.mediabridge.JanusServer;
import io.huizhen.mediabridge.JanusTimings;
import io.huizhen.mediabridge.Secret;
import okhttp3.OkHttpClient;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** The pool of media servers under watch. The app starts and works without any of them up. */
@Configuration
class MediaServers {

    private final ApplicationEventPublisher events;

    MediaServers(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Bean(destroyMethod = "close")
    JanusPool janusPool(MediaSettings settings) {
        return new JanusPool(
                JanusServer.parse(settings.janus(), Secret.of(settings.janusSecret())),
                new OkHttpClient(),
                JanusTimings.DEFAULT);
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        ready.getApplicationContext().getBean(JanusPool.class).watch(new JanusPool.Listener() {
            @Override
            public void down(String server) {
                events.publishEvent(new MediaServerDown(server));
            }

            @Override
            public void up(String server) {
                events.publishEvent(new MediaServerUp(server));
            }
        });
    }
}
