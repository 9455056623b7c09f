package io.huizhen.documents;

import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import org.openpdf.pdf.DefaultPDFCreationListener;
import org.openpdf.pdf.ITextRenderer;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfAnnotation;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfFormField;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/** Makes a rendering PDF/A-2b (ISO 19005-2): language, colour intent, XMP, and every signature field from the start. */
class ArchiveProfile extends DefaultPDFCreationListener {

    private static final ICC_Profile SRGB = SrgbProfile.make();

    private final Locale locale;
    private final List<String> signatureFields;

    ArchiveProfile(Locale locale, List<String> signatureFields) {
        this.locale = locale;
        this.signatureFields = signatureFields;
    }

    @Override
    public void preOpen(ITextRenderer renderer) {
        renderer.getWriter().setFullCompression();
        renderer.getWriter().setCompressionLevel(Deflater.BEST_COMPRESSION);
    }

    /** Before the first page is drawn, so that the fields belong to it. */
    @Override
    public void preWrite(ITextRenderer renderer, int pages) {
        signatureFields.forEach(name -> addSignatureField(renderer.getWriter(), name));
    }

    @Override
    public void onClose(ITextRenderer renderer) {
        PdfWriter writer = renderer.getWriter();
        try {
            writer.setOutputIntents("sRGB IEC61966-2.1", "PDFA/1", "http://www.color.org", "sRGB", SRGB);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString(locale.toLanguageTag()));
        writer.setXmpMetadata(xmp(writer.getInfo()).getBytes(StandardCharsets.UTF_8));
    }

    private static void addSignatureField(PdfWriter writer, String name) {
        PdfFormField field = PdfFormField.createSignature(writer);
        field.setWidget(new Rectangle(0, 0, 0, 0), PdfAnnotation.HIGHLIGHT_NONE);
        field.setFieldName(name);
        field.setFlags(PdfAnnotation.FLAGS_PRINT | PdfAnnotation.FLAGS_LOCKED);
        field.setPage(1);
        writer.addAnnotation(field);
    }

    private static String xmp(PdfDictionary info) {
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
                  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
                  xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
                <pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
                <dc:format>application/pdf</dc:format>
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                <xmp:CreateDate>%s</xmp:CreateDate>
                <pdf:Producer>%s</pdf:Producer>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="r"?>""".formatted(text(info, PdfName.TITLE), date(info, PdfName.CREATIONDATE), text(info, PdfName.PRODUCER));
    }

    private static String text(PdfDictionary info, PdfName name) {
        String text = info.getAsString(name).toUnicodeString();
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String date(PdfDictionary info, PdfName name) {
        return PdfDate.getW3CDate(info.getAsString(name).toString());
    }
}
