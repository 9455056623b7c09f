package io.huizhen.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.openpdf.css.constants.IdentValue;
import org.openpdf.css.value.FontSpecification;
import org.openpdf.layout.SharedContext;
import org.openpdf.pdf.FontDescription;
import org.openpdf.pdf.FontFamily;
import org.openpdf.pdf.ITextFSFont;
import org.openpdf.pdf.ITextFontResolver;
import org.openpdf.render.FSFont;
import org.openpdf.text.pdf.BaseFont;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * The document fonts, read once a JVM and shared by every rendering: common text comes from one cut font, and a
 * rare character from the slice that has it, loaded when first needed. Thread-safe.
 */
final class DocumentFonts extends ITextFontResolver {

    private static final String RARE_FAMILY = "rare-";

    private static final DocumentFonts SHARED = new DocumentFonts();

    private final FontDescription common = load("common");
    private final NavigableMap<Integer, String> slices = slices();
    private final Map<String, FontDescription> rare = new ConcurrentHashMap<>();

    private DocumentFonts() {}

    static DocumentFonts shared() {
        return SHARED;
    }

    /** Marks every run of rare characters below this node with the family that has them. */
    void markRare(Node node) {
        Node next;
        for (Node child = node.getFirstChild(); child != null; child = next) {
            next = child.getNextSibling();
            if (child instanceof Text text) {
                markRare(text);
            } else if (!"style".equals(child.getNodeName())) {
                markRare(child);
            }
        }
    }

    private void markRare(Text node) {
        String text = node.getData();
        int start = firstRare(text);
        if (start < 0) {
            return;
        }
        String slice = slice(text.codePointAt(start));
        int end = start;
        while (end < text.length() && isRare(text.codePointAt(end)) && slice.equals(slice(text.codePointAt(end)))) {
            end += Character.charCount(text.codePointAt(end));
        }
        Text run = node.splitText(start);
        Text rest = run.splitText(end - start);
        Element span = node.getOwnerDocument().createElement("span");
        span.setAttribute("style", "font-family: '" + slice + "'");
        run.getParentNode().replaceChild(span, run);
        span.appendChild(run);
        markRare(rest);
    }

    private int firstRare(String text) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (isRare(text.codePointAt(at))) {
                return at;
            }
        }
        return -1;
    }

    private boolean isRare(int codePoint) {
        if (Character.isWhitespace(codePoint) || has(common, codePoint)) {
            return false;
        }
        if (has(face(slice(codePoint)), codePoint)) {
            return true;
        }
        throw new UnprintableCharacterException(codePoint);
    }

    /** The first character of the text that no document font can show, or -1. */
    int firstUnprintable(String text) {
        try {
            for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
                isRare(text.codePointAt(at));
            }
            return -1;
        } catch (UnprintableCharacterException e) {
            return e.codePoint();
        }
    }

    private static boolean has(FontDescription face, int codePoint) {
        return face.getFont().charExists(codePoint);
    }

    private String slice(int codePoint) {
        Map.Entry<Integer, String> slice = slices.floorEntry(codePoint);
        return slice == null ? slices.firstEntry().getValue() : slice.getValue();
    }

    private FontDescription face(String slice) {
        return rare.computeIfAbsent(slice, DocumentFonts::load);
    }

    /** One weight: a heavier one is made by the library with a thin outline. */
    @Override
    public FSFont resolveFont(SharedContext context, FontSpecification wanted) {
        boolean wantsRare = wanted.families != null && wanted.families[0].startsWith(RARE_FAMILY);
        return new ITextFSFont(wantsRare ? face(wanted.families[0]) : common, wanted.size);
    }

    @Override
    protected Map<String, FontFamily> loadFonts() {
        return new HashMap<>();
    }

    /** The library clears fonts that a style sheet brought along; ours bring none, and this object is shared. */
    @Override
    public void flushFontFaceFonts() {}

    @Override
    public void flushCache() {}

    private static NavigableMap<Integer, String> slices() {
        NavigableMap<Integer, String> slices = new TreeMap<>();
        new String(bytes("rare.txt"), StandardCharsets.US_ASCII)
                .lines()
                .forEach(first -> slices.put(Integer.parseInt(first, 16), RARE_FAMILY + first));
        return slices;
    }

    private static FontDescription load(String name) {
        try {
            String file = name + ".ttf";
            BaseFont font = BaseFont.createFont(file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, bytes(file), null);
            // PDF/A-2 wants the set of glyphs whole or not at all, and the library lists only those that are used.
            font.setIncludeCidSet(false);
            return new FontDescription(font, IdentValue.NORMAL, 400);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String file) {
        try (InputStream in = DocumentFonts.class.getResourceAsStream("/documents/fonts/" + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
