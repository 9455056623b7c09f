package io.huizhen.signing;

import eu.europa.esig.dss.crl.CRLBinary;
import eu.europa.esig.dss.crl.CRLUtils;
import eu.europa.esig.dss.crl.CRLValidity;
import eu.europa.esig.dss.enumerations.RevocationOrigin;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.model.x509.revocation.crl.CRL;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.RevocationSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLToken;
import java.io.IOException;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What we trust: our authority's anchor and nothing else. Nothing is fetched from the network; revocation comes from
 * the document itself, or from the authority's own lists.
 */
@Component
class Trust {

    private final CertificateAuthority authority;

    Trust(CertificateAuthority authority) {
        this.authority = authority;
    }

    /** With the authority's lists at hand, for making signatures and for checking those of our own. */
    CertificateVerifier verifier() {
        CommonCertificateVerifier verifier = offline();
        verifier.setCrlSource(new Lists(authority));
        return verifier;
    }

    /** With the anchor alone: a document must bring all the rest along. */
    CommonCertificateVerifier offline() {
        var anchors = new CommonTrustedCertificateSource();
        anchors.addCertificate(new CertificateToken(authority.anchor()));
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(anchors);
        verifier.setAIASource(null);
        verifier.setOcspSource(null);
        verifier.setCrlSource(null);
        return verifier;
    }

    /** The authority's lists, fetched once for each operation: a list made before the signature proves nothing. */
    private static final class Lists implements RevocationSource<CRL> {

        private final transient CertificateAuthority authority;
        private transient List<X509CRL> lists;

        Lists(CertificateAuthority authority) {
            this.authority = authority;
        }

        @Override
        public CRLToken getRevocationToken(CertificateToken certificate, CertificateToken issuer) {
            if (lists == null) {
                lists = authority.revocations();
            }
            for (X509CRL list : lists) {
                if (list.getIssuerX500Principal().equals(issuer.getCertificate().getSubjectX500Principal())) {
                    return token(certificate, issuer, list);
                }
            }
            return null;
        }

        private static CRLToken token(CertificateToken certificate, CertificateToken issuer, X509CRL list) {
            try {
                CRLBinary binary = CRLUtils.buildCRLBinary(list.getEncoded());
                CRLValidity validity = CRLUtils.buildCRLValidity(binary, issuer);
                var token = new CRLToken(certificate, validity);
                token.setExternalOrigin(RevocationOrigin.EXTERNAL);
                return token;
            } catch (CRLException | IOException e) {
                throw new AuthorityUnavailableException("a revocation list cannot be read", e);
            }
        }
    }
}
