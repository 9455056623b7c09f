package io.huizhen.signing;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** Asks the authority with a nonce of our own and takes only the answer to exactly that question. */
final class StampSource implements TSPSource {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final transient TimeStampAuthority authority;

    StampSource(TimeStampAuthority authority) {
        this.authority = authority;
    }

    /**
     * @throws AuthorityUnavailableException when there is no answer
     * @throws StampRefusedException when the answer is not to our question
     */
    @Override
    public TimestampBinary getTimeStampResponse(DigestAlgorithm algorithm, byte[] digest) {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        TimeStampRequest request =
                generator.generate(new ASN1ObjectIdentifier(algorithm.getOid()), digest, new BigInteger(64, RANDOM));
        try {
            var response = new TimeStampResponse(authority.answer(request.getEncoded()));
            response.validate(request);
            if (response.getTimeStampToken() == null) {
                throw new AuthorityUnavailableException(
                        "the time-stamp authority declined: " + response.getStatus(), null);
            }
            return new TimestampBinary(response.getTimeStampToken().getEncoded());
        } catch (TSPException e) {
            throw new StampRefusedException(e.getMessage());
        } catch (IOException e) {
            throw new AuthorityUnavailableException("the time-stamp authority's answer cannot be read", e);
        }
    }
}
