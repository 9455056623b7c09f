package io.huizhen.signing;

import io.huizhen.outbox.OutboxHandler;
import java.math.BigInteger;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Tells the authority that a certificate has ended. Until it knows, the key is already of no use here. */
@Component
class RevokeCertificateHandler implements OutboxHandler<CertificateEntry> {

    static final String KIND = "certificate-revoke";

    private final CertificateAuthority authority;

    RevokeCertificateHandler(CertificateAuthority authority) {
        this.authority = authority;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<CertificateEntry> type() {
        return CertificateEntry.class;
    }

    @Override
    public void handle(String key, CertificateEntry entry) {
        authority.revoke(new BigInteger(entry.serial(), 16), entry.reason());
    }

    /** An authority may be down for hours. */
    @Override
    public int tries() {
        return 14;
    }

    @Override
    public Duration longest() {
        return Duration.ofSeconds(15);
    }
}
