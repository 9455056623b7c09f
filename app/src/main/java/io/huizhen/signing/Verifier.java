package io.huizhen.signing;

import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.validation.reports.Reports;
import io.huizhen.signing.Verification.Seal;
import io.huizhen.signing.Verification.Verdict;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Checks the signatures in a file by DSS with our anchor alone and no network. A file that was changed in any byte, or
 * that says more than was signed, does not pass. Thread-safe.
 */
@Component
public class Verifier {

    private final Trust trust;

    Verifier(Trust trust) {
        this.trust = trust;
    }

    /** Checks with the authority's current lists, so that a document not yet archived can pass too. */
    public Verification verify(byte[] pdf) {
        return verify(pdf, trust.verifier());
    }

    /** Checks with what the document itself brings along: what anyone can do in fifteen years. */
    public Verification verifyAlone(byte[] pdf) {
        return verify(pdf, trust.offline());
    }

    private Verification verify(byte[] pdf, CertificateVerifier verifier) {
        Reports reports;
        try {
            var validator = new PDFDocumentValidator(new InMemoryDocument(pdf));
            validator.setCertificateVerifier(verifier);
            validator.setPdfObjFactory(Pdfs.factory());
            reports = validator.validateDocument();
        } catch (RuntimeException unreadable) {
            return new Verification(Verdict.UNKNOWN, List.of());
        }
        DiagnosticData data = reports.getDiagnosticData();
        SimpleReport report = reports.getSimpleReport();
        List<Seal> seals = data.getSignatures().stream()
                .sorted(Comparator.comparing(SignatureWrapper::getClaimedSigningTime))
                .map(signature -> seal(signature, report))
                .toList();
        return new Verification(verdict(pdf, data, seals), seals);
    }

    private static Seal seal(SignatureWrapper signature, SimpleReport report) {
        String role = signature.getFirstFieldName();
        return new Seal(
                role == null ? "" : role,
                report.getBestSignatureTime(signature.getId()).toInstant(),
                report.getIndication(signature.getId()).name(),
                !signature.getTimestampList().isEmpty());
    }

    private static Verdict verdict(byte[] pdf, DiagnosticData data, List<Seal> seals) {
        boolean ours = data.getSignatures().stream()
                .anyMatch(signature -> signature.isTrustedChain() || signature.isSignatureIntact());
        if (seals.isEmpty() || !ours) {
            return Verdict.UNKNOWN;
        }
        boolean whole = seals.stream().allMatch(Seal::holds)
                && data.getSignatures().stream().noneMatch(Verifier::wasWrittenOver)
                && lastRevisionIsSigned(pdf, data);
        return whole ? Verdict.VALID : Verdict.CHANGED;
    }

    /** Whether a later revision changed what this signature covers by anything but further signatures. */
    private static boolean wasWrittenOver(SignatureWrapper signature) {
        return !signature.getPdfUndefinedChanges().isEmpty()
                || !signature.getPdfAnnotationChanges().isEmpty();
    }

    /** Whether some signature or time stamp covers the file to its last byte: nothing was added after. */
    private static boolean lastRevisionIsSigned(byte[] pdf, DiagnosticData data) {
        BigInteger length = BigInteger.valueOf(pdf.length);
        return data.getSignatures().stream().anyMatch(s -> endsAt(s.getSignatureByteRange(), length))
                || data.getTimestampList().stream()
                        .filter(t -> t.getPDFRevision() != null)
                        .anyMatch(t -> endsAt(t.getPDFRevision().getSignatureByteRange(), length));
    }

    private static boolean endsAt(List<BigInteger> range, BigInteger length) {
        return range != null
                && range.size() == 4
                && range.get(2).add(range.get(3)).equals(length);
    }
}
