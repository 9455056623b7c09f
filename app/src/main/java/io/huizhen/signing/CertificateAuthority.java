package io.huizhen.signing;

import java.math.BigInteger;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Who vouches for signers. Built in, or a licensed provider reached over CSR: the law asks for the latter (电子签名法
 * Art. 16), so it must be replaceable. Calls may go over the network: never inside a transaction. Thread-safe.
 */
public interface CertificateAuthority {

    /**
     * Certifies the key of a PKCS#10 request (DER, signed by that key) under the name in it.
     *
     * @return the certificate first, then its issuers without the anchor
     * @throws AuthorityUnavailableException when it cannot be reached or answers nonsense
     */
    List<X509Certificate> certify(byte[] request);

    /** The one anchor of trust. */
    X509Certificate anchor();

    /** Fresh revocation lists of every issuer below and including the anchor. */
    List<X509CRL> revocations();

    /** Ends a certificate now; harmless when it has ended already. */
    void revoke(BigInteger serial, RevocationReason reason);
}
