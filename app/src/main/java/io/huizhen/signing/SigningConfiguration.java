package io.huizhen.signing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the authorities: the built-in ones, or others over HTTP. */
@Configuration(proxyBeanMethods = false)
class SigningConfiguration {

    @Bean
    CertificateAuthority certificateAuthority(
            SigningSettings settings,
            @Value("${huizhen.keys}") String keys,
            @Value("${huizhen.public-url}") String publicUrl,
            Clock clock) {
        if (settings.authorityUrl() != null) {
            String secret = settings.authoritySecret() == null ? "" : settings.authoritySecret();
            return new RemoteAuthority(settings.authorityUrl(), secret, settings.patience());
        }
        return built(keys, publicUrl, clock);
    }

    @Bean
    TimeStampAuthority timeStampAuthority(
            SigningSettings settings,
            CertificateAuthority authority,
            @Value("${huizhen.keys}") String keys,
            @Value("${huizhen.public-url}") String publicUrl,
            Clock clock) {
        if (settings.stampUrl() != null) {
            return new RemoteAuthority(settings.stampUrl(), "", settings.patience());
        }
        LocalAuthority local = authority instanceof LocalAuthority same ? same : built(keys, publicUrl, clock);
        return new LocalStamps(local, clock);
    }

    private static LocalAuthority built(String keys, String publicUrl, Clock clock) {
        URI lists = URI.create(publicUrl.replaceAll("/+$", "") + "/pki/");
        return new LocalAuthority(Path.of(keys, "authority"), lists, clock);
    }
}
