package io.huizhen.signing;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.DSSMessageDigest;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.ExternalCMSService;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.PDFSignatureService;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
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
        return sign(pdf, field, key, now, 0, made -> made);
    }

    private byte[] stamped(byte[] pdf, String field, UnlockedKey key, Instant now) {
        try {
            return sign(pdf, field, key, now, ROOM_FOR_STAMP, this::stamped);
        } catch (DSSException tooSmall) {
            return sign(pdf, field, key, now, ROOM_FOR_LARGE_STAMP, this::stamped);
        }
    }

    /** With the authority's stamp on the signature's value as its one unsigned attribute (B-T). */
    private CMSSignedData stamped(CMSSignedData made) {
        SignerInformation signer = made.getSignerInfos().iterator().next();
        byte[] digest = DSSUtils.digest(DigestAlgorithm.SHA256, signer.getSignature());
        byte[] stamp = new StampSource(stamps)
                .getTimeStampResponse(DigestAlgorithm.SHA256, digest)
                .getBytes();
        var attribute = new Attribute(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(asn1(stamp)));
        SignerInformation with = SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(attribute));
        return CMSSignedData.replaceSigners(made, new SignerInformationStore(with));
    }

    /** Adds the time stamp that a signature is still waiting for. */
    public byte[] stamp(byte[] pdf) {
        return extend(pdf, SignatureLevel.PAdES_BASELINE_T);
    }

    /** Adds what is needed to check every signature without us for years (B-LTA): certificates, lists, archive stamp. */
    public byte[] archive(byte[] pdf) {
        return extend(pdf, SignatureLevel.PAdES_BASELINE_LTA);
    }

    /**
     * Each part once, in the order of the law: prepare the revision, check the certificate, sign its digest, stamp, put
     * in. {@code PAdESService} would do the same with every check of the chain three times over.
     */
    private byte[] sign(
            byte[] pdf,
            String field,
            UnlockedKey key,
            Instant now,
            int roomForStamp,
            UnaryOperator<CMSSignedData> finish) {
        DSSDocument document = new InMemoryDocument(pdf);
        PAdESSignatureParameters parameters = parameters(SignatureLevel.PAdES_BASELINE_B);
        List<CertificateToken> chain =
                key.chain().stream().map(CertificateToken::new).toList();
        parameters.setSigningCertificate(chain.getFirst());
        parameters.setCertificateChain(chain);
        parameters.bLevel().setSigningDate(Date.from(now));
        parameters.getImageParameters().getFieldParameters().setFieldId(field);
        parameters.setContentSize(roomFor(chain) + roomForStamp);
        PDFSignatureService revision = Pdfs.factory().newPAdESSignatureService();
        DSSMessageDigest digest = revision.messageDigest(document, parameters);
        var envelope = new Envelope(trust.verifier());
        ToBeSigned signed = envelope.getDataToSign(digest, parameters);
        var value = new SignatureValue(SignatureAlgorithm.ECDSA_SHA256, ecdsa(key, signed.getBytes()));
        CMSSignedData made = finish.apply(envelope.around(digest, parameters, value));
        return bytes(revision.sign(document, encoded(made), parameters));
    }

    /** The CMS of a PAdES signature. The certificate has been checked when the data to sign were asked for. */
    private static final class Envelope extends ExternalCMSService {

        Envelope(CertificateVerifier verifier) {
            super(verifier);
        }

        CMSSignedData around(DSSMessageDigest digest, PAdESSignatureParameters parameters, SignatureValue value) {
            try {
                return new CMSSignedData(buildCMS(digest, parameters, value).getDEREncoded());
            } catch (CMSException e) {
                throw new IllegalStateException("the signature just made cannot be read", e);
            }
        }
    }

    private static ASN1Primitive asn1(byte[] bytes) {
        try {
            return ASN1Primitive.fromByteArray(bytes);
        } catch (IOException e) {
            throw new AuthorityUnavailableException("the time stamp cannot be read", e);
        }
    }

    private static byte[] encoded(CMSSignedData made) {
        try {
            return made.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
