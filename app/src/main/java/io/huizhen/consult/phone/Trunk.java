package io.huizhen.consult.phone;

import io.huizhen.consult.PhoneSettings;
import io.huizhen.mediabridge.Secret;
import io.huizhen.mediabridge.phone.PhoneBridge;
import io.huizhen.mediabridge.phone.TrunkSettings;
import jakarta.annotation.PreDestroy;
import org.springframework.stereotype.Component;

/** This node's way into the telephone network, opened with the first call: an app without a trunk has none. */
@Component
class Trunk {

    private final PhoneSettings settings;
    private PhoneBridge bridge;

    Trunk(PhoneSettings settings) {
        this.settings = settings;
    }

    /** @throws IllegalStateException when there is no trunk, or no port for us to speak to it */
    synchronized PhoneBridge bridge() {
        if (!settings.hasTrunk()) {
            throw new IllegalStateException("no trunk is set up");
        }
        if (bridge == null) {
            bridge = PhoneBridge.open(TrunkSettings.of(
                            settings.trunk(), settings.user(), Secret.of(settings.password()), settings.caller())
                    .from(settings.localAddress(), settings.localPort()));
        }
        return bridge;
    }

    @PreDestroy
    synchronized void close() {
        if (bridge != null) {
            bridge.close();
        }
    }
}
