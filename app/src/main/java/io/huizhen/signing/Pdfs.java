package io.huizhen.signing;

import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.PAdESCommonParameters;
import eu.europa.esig.dss.pdf.IPdfObjFactory;
import eu.europa.esig.dss.pdf.PDFServiceMode;
import eu.europa.esig.dss.pdf.PDFSignatureService;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDefaultObjectFactory;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxSignatureService;
import eu.europa.esig.dss.pdf.pdfbox.visible.defaultdrawer.PdfBoxDefaultSignatureDrawerFactory;
import eu.europa.esig.dss.spi.DSSUtils;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** How DSS reads and writes PDFs here. */
final class Pdfs {

    private Pdfs() {}

    /**
     * Without comparing pictures of the pages, which takes seconds: additions are found by comparing objects, and a
     * file must end where its last signature ends.
     */
    static IPdfObjFactory factory() {
        var factory = new Factory();
        var differences = new DefaultPdfDifferencesFinder();
        differences.setMaximalPagesAmountForVisualComparison(0);
        factory.setPdfDifferencesFinder(differences);
        return factory;
    }

    private static final class Factory extends PdfBoxDefaultObjectFactory {

        @Override
        public PDFSignatureService newPAdESSignatureService() {
            return configure(new OneStroke(PDFServiceMode.SIGNATURE));
        }

        @Override
        public PDFSignatureService newArchiveTimestampService() {
            return configure(new OneStroke(PDFServiceMode.ARCHIVE_TIMESTAMP));
        }
    }

    /**
     * Puts a signature into the prepared revision at one stroke. DSS looks for its place byte by byte, a quarter of the
     * time of a signature; where this finds no place, DSS decides.
     */
    private static final class OneStroke extends PdfBoxSignatureService {

        OneStroke(PDFServiceMode mode) {
            super(mode, new PdfBoxDefaultSignatureDrawerFactory());
        }

        @Override
        public DSSDocument sign(DSSDocument document, byte[] cms, PAdESCommonParameters parameters) {
            DSSDocument prepared = parameters.getPdfSignatureCache().getToBeSignedDocument();
            byte[] pdf = prepared == null ? null : DSSUtils.toByteArray(prepared);
            byte[] hex = HexFormat.of().formatHex(cms).getBytes(StandardCharsets.US_ASCII);
            int place = pdf == null ? -1 : placeOf(pdf, hex.length);
            if (place < 0) {
                return super.sign(document, cms, parameters);
            }
            System.arraycopy(hex, 0, pdf, place, hex.length);
            parameters.reinit();
            return new InMemoryDocument(pdf);
        }

        /** Where the one run of zeros begins that has room for so many digits; -1 when there is none, or another. */
        private static int placeOf(byte[] pdf, int digits) {
            int found = -1;
            for (int at = 0; at < pdf.length; at++) {
                if (pdf[at] != '<') {
                    continue;
                }
                int end = at + 1;
                while (end < pdf.length && pdf[end] == '0') {
                    end++;
                }
                if (end - at - 1 >= digits) {
                    if (found >= 0) {
                        return -1;
                    }
                    found = at + 1;
                }
                at = end - 1;
            }
            return found;
        }
    }
}
