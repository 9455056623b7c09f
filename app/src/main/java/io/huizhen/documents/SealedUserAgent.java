package io.huizhen.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import org.openpdf.pdf.ITextOutputDevice;
import org.openpdf.pdf.ITextRenderer;
import org.openpdf.pdf.ITextUserAgent;
import org.openpdf.resource.CSSResource;
import org.openpdf.resource.ImageResource;
import org.openpdf.simple.extend.XhtmlNamespaceHandler;

/** Lets a document use what it carries inside itself (data: images) and nothing else. */
class SealedUserAgent extends ITextUserAgent {

    private static final URL BASE_STYLES =
            XhtmlNamespaceHandler.class.getResource("/resources/css/XhtmlNamespaceHandler.css");

    SealedUserAgent(ITextOutputDevice device) {
        super(device, ITextRenderer.DEFAULT_DOTS_PER_PIXEL);
    }

    @Override
    public String resolveURI(String uri) {
        return uri;
    }

    @Override
    public ImageResource getImageResource(String uri) {
        if (!uri.startsWith("data:image/")) {
            throw new SecurityException("a document may not load anything from outside");
        }
        return super.getImageResource(uri);
    }

    /** The library's own base style sheet comes from its jar; a template's styles stand in the template. */
    @Override
    public CSSResource getCSSResource(String uri) {
        if (!BASE_STYLES.toString().equals(uri)) {
            throw new SecurityException("a document may not load anything from outside");
        }
        try {
            return new CSSResource(BASE_STYLES.openStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected InputStream resolveAndOpenStream(String uri) {
        throw new SecurityException("a document may not load anything from outside");
    }

    @Override
    protected InputStream openStream(String uri) throws IOException {
        throw new SecurityException("a document may not load anything from outside");
    }
}
