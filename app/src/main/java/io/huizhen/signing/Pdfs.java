package io.huizhen.signing;

import eu.europa.esig.dss.pdf.IPdfObjFactory;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDefaultObjectFactory;

/** How DSS reads PDFs here. */
final class Pdfs {

    private Pdfs() {}

    /**
     * Without comparing pictures of the pages, which takes seconds: additions are found by comparing objects, and a
     * file must end where its last signature ends.
     */
    static IPdfObjFactory factory() {
        var factory = new PdfBoxDefaultObjectFactory();
        var differences = new DefaultPdfDifferencesFinder();
        differences.setMaximalPagesAmountForVisualComparison(0);
        factory.setPdfDifferencesFinder(differences);
        return factory;
    }
}
