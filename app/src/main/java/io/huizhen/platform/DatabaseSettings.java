package io.huizhen.platform;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the database is and as whom to enter it. The owner makes and changes tables; the app user only reads and writes
 * rows, and may not change the audit trail.
 *
 * @param url a {@code jdbc:mysql:} address naming the schema
 */
@Validated
@ConfigurationProperties("huizhen.db")
public record DatabaseSettings(
        @NotBlank String url,
        @NotBlank String user,
        @NotBlank String password,
        @NotBlank String ownerUser,
        @NotBlank String ownerPassword) {

    @Override
    public String toString() {
        return "DatabaseSettings[user=" + user + ", ownerUser=" + ownerUser + "]";
    }
}
