package io.huizhen.signing;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.DSSUtils;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * PAdES signatures (ETSI EN 319 142) into fields that the first revision already has: approval signatures only, so
 * that a second person can sign. May ask the time-stamp authority: never call it inside a transaction. Thread-safe.
 */
@Component
public class Pades {

    /** The field that the archive stamp fills; a document to be signed has it next to its signers' fields. */
    public static final String ARCHIVE_FIELD = "archive";

    private static final Logger LOG = LoggerFactory.getLogger(Pades.class);

    /** Signed attributes and structure around the certificates, and a time stamp with its own certificates. */
    private static final int ROOM_AROUND = 700;

    private static final int ROOM_FOR_STAMP = 1500;

    /** For an authority whose stamps bring along more than ours do. */
    private static final int ROOM_FOR_LARGE_STAMP = 12_000;

    private final Trust trust;
    private final TimeStampAuthority stamps;
    private final Clock clock;

    Pades(Trust trust, TimeStampAuthority stamps, Clock clock) {
        this.trust = trust;
        this.stamps = stamps;
        this.clock = clock;
    }

    /** Signs into the field, with a time stamp when the authority answers (B-T) and without when it does not (B-B). */
    public SignatureResult sign(byte[] pdf, String field, UnlockedKey key) {
        Instant now = clock.instant();
        try {
            return new SignatureResult(stamped(pdf, field, key, now), now, true);
        } catch (AuthorityUnavailableException e) {
            LOG.warn("No time stamp for a signature now, it follows later: {}", e.getMessage());
            return new SignatureResult(unstamped(pdf, field, key, now), now, false);
        }
    }

    /** Signs without asking for a time stamp (B-B). */
    byte[] unstamped(byte[] pdf, String field, UnlockedKey key, Instant now) {
        return sign(pdf, field, key, now, SignatureLevel.PAdES_BASELINE_B, 0);
    }

    private byte[] stamped(byte[] pdf, String field, UnlockedKey key, Instant now) {
        try {
            return sign(pdf, field, key, now, SignatureLevel.PAdES_BASELINE_T, ROOM_FOR_STAMP);
        } catch (DSSException tooSmall) {
            return sign(pdf, field, key, now, SignatureLevel.PAdES_BASELINE_T, ROOM_FOR_LARGE_STAMP);
        }
    }

    /** Adds the time stamp that a signature is still waiting for. */
    public byte[] stamp(byte[] pdf) {
        return extend(pdf, SignatureLevel.PAdES_BASELINE_T);
    }

    /** Adds what is needed to check every signature without us for years (B-LTA): certificates, lists, archive stamp. */
    public byte[] archive(byte[] pdf) {
        return extend(pdf, SignatureLevel.PAdES_BASELINE_LTA);
    }

    private byte[] sign(
            byte[] pdf, String field, UnlockedKey key, Instant now, SignatureLevel level, int roomForStamp) {
        DSSDocument document = new InMemoryDocument(pdf);
        PAdESSignatureParameters parameters = parameters(level);
        List<CertificateToken> chain =
                key.chain().stream().map(CertificateToken::new).toList();
        parameters.setSigningCertificate(chain.getFirst());
        parameters.setCertificateChain(chain);
        parameters.bLevel().setSigningDate(Date.from(now));
        parameters.getImageParameters().getFieldParameters().setFieldId(field);
        parameters.setContentSize(roomFor(chain) + roomForStamp);
        PAdESService service = service();
        ToBeSigned signed = service.getDataToSign(document, parameters);
        var value = new SignatureValue(SignatureAlgorithm.ECDSA_SHA256, ecdsa(key, signed.getBytes()));
        return bytes(service.signDocument(document, parameters, value));
    }

    private byte[] extend(byte[] pdf, SignatureLevel level) {
        try {
            return extend(pdf, level, ROOM_FOR_STAMP);
        } catch (DSSException tooSmall) {
            return extend(pdf, level, ROOM_FOR_LARGE_STAMP);
        }
    }

    private byte[] extend(byte[] pdf, SignatureLevel level, int room) {
        PAdESSignatureParameters parameters = parameters(level);
        parameters.getSignatureTimestampParameters().setContentSize(room);
        parameters.getArchiveTimestampParameters().setContentSize(room);
        parameters
                .getArchiveTimestampParameters()
                .getImageParameters()
                .getFieldParameters()
                .setFieldId(ARCHIVE_FIELD);
        return bytes(service().extendDocument(new InMemoryDocument(pdf), parameters));
    }

    private PAdESService service() {
        var service = new PAdESService(trust.verifier());
        service.setTspSource(new StampSource(stamps));
        service.setPdfObjFactory(Pdfs.factory());
        return service;
    }

    private static PAdESSignatureParameters parameters(SignatureLevel level) {
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(level);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        return parameters;
    }

    private static int roomFor(List<CertificateToken> chain) {
        return chain.stream().mapToInt(c -> c.getEncoded().length).sum() + ROOM_AROUND;
    }

    private static byte[] ecdsa(UnlockedKey key, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.key());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    private static byte[] bytes(DSSDocument document) {
        return DSSUtils.toByteArray(document);
    }
}
