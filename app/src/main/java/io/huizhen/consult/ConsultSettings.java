package io.huizhen.consult;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the consult.
 *
 * @param seatAfter how long after a finished consult the patient's device may still read the case
 * @param awayFor how long a place is kept for someone whose connection dropped
 * @param callLimit longest wait for one answer of a media server
 * @param recordings folder that the media servers write to, as this process sees it
 * @param capture what a browser's camera is asked for
 */
@Validated
@ConfigurationProperties("huizhen.consult")
public record ConsultSettings(
        @DefaultValue("30d") @NotNull Duration seatAfter,
        @DefaultValue("20s") @NotNull Duration awayFor,
        @DefaultValue("2s") @NotNull Duration callLimit,
        @NotNull Path recordings,
        @DefaultValue @NotNull Capture capture) {

    /**
     * The capture profile.
     *
     * @param bitrate cap of one sender's picture in bits a second
     * @param layers simulcast layers, 1 to 3
     */
    public record Capture(
            @DefaultValue("640") int width,
            @DefaultValue("480") int height,
            @DefaultValue("20") int frames,
            @DefaultValue("900000") int bitrate,
            @DefaultValue("3") int layers) {}
}
