package io.huizhen.signing;

import io.huizhen.signing.Certificates.Issuer;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** The built-in time-stamp authority, over the key of the {@link LocalAuthority}. */
final class LocalStamps implements TimeStampAuthority {

    /** Our own arc under the example enterprise number: a demo policy, replaced with the provider's. */
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.32473.1.1");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final LocalAuthority authority;
    private final Clock clock;

    LocalStamps(LocalAuthority authority, Clock clock) {
        this.authority = authority;
        this.clock = clock;
    }

    @Override
    public byte[] answer(byte[] request) {
        try {
            var generator = new TimeStampResponseGenerator(
                    tokens(), Set.of(TSPAlgorithms.SHA256, TSPAlgorithms.SHA384, TSPAlgorithms.SHA512));
            return generator
                    .generate(new TimeStampRequest(request), new BigInteger(63, RANDOM), Date.from(clock.instant()))
                    .getEncoded();
        } catch (TSPException | IOException e) {
            throw new AuthorityUnavailableException("no time stamp", e);
        }
    }

    private TimeStampTokenGenerator tokens() throws TSPException {
        try {
            Issuer stamps = authority.stamps();
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var signer = new JcaSignerInfoGeneratorBuilder(digests)
                    .build(Certificates.signer(stamps.key()), stamps.certificate());
            var tokens = new TimeStampTokenGenerator(
                    signer, digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)), POLICY);
            // The issuer is in every signature's own chain: not twice.
            tokens.addCertificates(new JcaCertStore(List.of(stamps.certificate())));
            return tokens;
        } catch (OperatorCreationException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
