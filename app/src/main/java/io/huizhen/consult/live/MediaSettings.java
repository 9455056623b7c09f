package io.huizhen.consult.live;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The media servers.
 *
 * @param janus {@code name=ws://host:port}, by comma
 * @param janusSecret their API secret
 * @param turnUrls where browsers find TURN; empty when every browser reaches the media servers directly
 * @param turnOnly whether all media go by TURN: for houses whose only way out it is, and to measure a line
 * @param turnSecret shared with the TURN server, for credentials that live four hours
 */
@Validated
@ConfigurationProperties("huizhen")
record MediaSettings(
        @NotBlank String janus,
        @NotBlank String janusSecret,
        @DefaultValue List<String> turnUrls,
        @DefaultValue("") String turnSecret,
        @DefaultValue("false") boolean turnOnly) {

    @Override
    public String toString() {
        return "MediaSettings[]";
    }
}
