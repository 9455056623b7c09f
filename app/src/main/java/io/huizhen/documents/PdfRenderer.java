package io.huizhen.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.openpdf.pdf.ITextOutputDevice;
import org.openpdf.pdf.ITextRenderer;
import org.openpdf.pdf.ITextReplacedElementFactory;
import org.openpdf.pdf.ITextTextRenderer;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Renders a template of {@code documents/} to a PDF/A-2b with embedded fonts. The template is trusted, the model is
 * not: values are escaped, and the renderer can reach neither the network nor the file system. Thread-safe.
 */
@Component
public class PdfRenderer {

    private static final DocumentBuilderFactory PARSERS = securedParsers();

    private final StrictTemplates templates;

    public PdfRenderer() {
        this.templates = new StrictTemplates(messages());
    }

    /**
     * @param template name below {@code documents/}, without suffix
     * @param signatureFields names of the empty signature fields that this first revision must hold, so that a later
     *     signature never has to add one
     * @throws MissingFieldException when the template asks for what the model does not have
     * @throws UnprintableCharacterException when no document font has a character
     */
    public byte[] render(String template, Locale locale, Map<String, Object> model, List<String> signatureFields) {
        Document document = parse(templates.fill(template, locale, model));
        DocumentFonts.shared().markRare(document.getDocumentElement());
        var bytes = new ByteArrayOutputStream(64 * 1024);
        ITextRenderer renderer = renderer();
        renderer.setPDFVersion(org.openpdf.text.pdf.PdfWriter.VERSION_1_7);
        renderer.setListener(new ArchiveProfile(locale, signatureFields));
        renderer.createPDF(document, bytes);
        return bytes.toByteArray();
    }

    /** The first character of the text that cannot be printed, or -1: lets a page say so before a document is made. */
    public int firstUnprintable(String text) {
        return DocumentFonts.shared().firstUnprintable(text);
    }

    private static ITextRenderer renderer() {
        var device = new ITextOutputDevice(ITextRenderer.DEFAULT_DOTS_PER_POINT);
        var agent = new SealedUserAgent(device);
        return new ITextRenderer(
                ITextRenderer.DEFAULT_DOTS_PER_POINT,
                ITextRenderer.DEFAULT_DOTS_PER_PIXEL,
                device,
                agent,
                DocumentFonts.shared(),
                new ITextReplacedElementFactory(device),
                new ITextTextRenderer());
    }

    private static Document parse(String html) {
        try {
            return PARSERS.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("document template is not well-formed XHTML", e);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static DocumentBuilderFactory securedParsers() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setNamespaceAware(true);
            return factory;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageSource messages() {
        var source = new ResourceBundleMessageSource();
        source.setBasenames("messages/documents", "messages/report");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }
}
