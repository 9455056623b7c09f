package io.huizhen.signing;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where certificates and time stamps come from.
 *
 * @param authorityUrl of a separate certificate authority; null for the built-in one
 * @param authoritySecret that authority's secret; null for the built-in one
 * @param stampUrl of an RFC 3161 time-stamp authority; null for the built-in one
 * @param patience how long either may take to answer
 */
@ConfigurationProperties("huizhen.signing")
public record SigningSettings(
        URI authorityUrl,
        String authoritySecret,
        URI stampUrl,
        @DefaultValue("5s") Duration patience) {

    @Override
    public String toString() {
        return "SigningSettings[authorityUrl=" + authorityUrl + ", stampUrl=" + stampUrl + "]";
    }
}
