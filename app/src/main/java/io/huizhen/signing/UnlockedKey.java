package io.huizhen.signing;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A person's key in use: lives for one signing, is never stored and shows nothing when printed.
 *
 * @param chain the person's certificate first, then its issuers
 */
public record UnlockedKey(PrivateKey key, List<X509Certificate> chain) {

    /** The certificate's serial number in hex. */
    public String serial() {
        return chain.getFirst().getSerialNumber().toString(16);
    }

    @Override
    public String toString() {
        return "UnlockedKey[" + serial() + "]";
    }
}
