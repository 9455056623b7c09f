package io.huizhen.consult.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Short-lived credentials for the TURN server (its REST API scheme: expiry and a keyed hash of it). */
@Component
class TurnCredentials {

    private static final Duration LIFE = Duration.ofHours(4);

    private final MediaSettings settings;
    private final Clock clock;

    TurnCredentials(MediaSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether browsers are to use nothing else. */
    boolean only() {
        return settings.turnOnly();
    }

    /** The servers for one seat; none when no TURN server is set up. */
    List<ToBrowser.IceServer> forSeat(String seatId) {
        List<String> urls =
                settings.turnUrls().stream().filter(url -> !url.isBlank()).toList();
        if (urls.isEmpty()) {
            return List.of();
        }
        String user = clock.instant().plus(LIFE).getEpochSecond() + ":" + seatId;
        return List.of(new ToBrowser.IceServer(urls, user, hash(user)));
    }

    private String hash(String user) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(settings.turnSecret().getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(user.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
