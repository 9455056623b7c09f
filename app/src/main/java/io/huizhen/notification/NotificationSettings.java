package io.huizhen.notification;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The gateways.
 *
 * @param smsUrl takes POST with JSON {@code {"to","text","key"}}; sends once for each key
 * @param mailFrom sender of all mail
 */
@Validated
@ConfigurationProperties("huizhen")
record NotificationSettings(
        @NotBlank String smsUrl, @NotBlank String mailFrom) {}
