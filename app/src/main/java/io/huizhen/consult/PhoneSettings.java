package io.huizhen.consult;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The way into the telephone network; without one the coordinator calls by hand.
 *
 * @param trunk {@code sip:host:port;transport=udp}; empty when there is none
 * @param user name at the trunk; empty when it knows us by our address
 * @param caller what both telephones show as the caller
 * @param localAddress our address as the trunk reaches it; empty for the system's own choice
 * @param localPort our SIP port; 0 for any
 * @param doctorRings how long the doctor's telephone may ring; below three minutes
 * @param patientRings the same for the patient's
 */
@Validated
@ConfigurationProperties("huizhen.phone")
public record PhoneSettings(
        @DefaultValue("") String trunk,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("huizhen") String caller,
        @DefaultValue("") String localAddress,
        @DefaultValue("0") int localPort,
        @DefaultValue("30s") @NotNull Duration doctorRings,
        @DefaultValue("45s") @NotNull Duration patientRings) {

    public boolean hasTrunk() {
        return !trunk.isBlank();
    }

    @Override
    public String toString() {
        return "PhoneSettings[]";
    }
}
