package io.huizhen.documents;

import io.huizhen.documents.RefusedUploadException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;

/**
 * Looks at what a person sends before anyone else does. The content decides, never the name: it must be one of the few
 * kinds we can show, begin as that kind does, and open.
 */
@Component
public class Uploads {

    public static final int LARGEST = 20 * 1024 * 1024;
    private static final long MOST_PIXELS = 60_000_000;
    private static final COSName JAVASCRIPT_TREE = COSName.getPDFName("JavaScript");

    private static final Map<String, byte[]> BEGINNINGS = Map.of(
            "application/pdf", new byte[] {'%', 'P', 'D', 'F', '-'},
            "image/jpeg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
            "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});

    private final Tika tika = new Tika();

    /** @throws RefusedUploadException with the reason to show */
    public Upload check(String fileName, byte[] bytes) {
        if (bytes.length == 0) {
            throw new RefusedUploadException(Reason.EMPTY);
        }
        if (bytes.length > LARGEST) {
            throw new RefusedUploadException(Reason.TOO_LARGE);
        }
        String type = tika.detect(bytes);
        if (!BEGINNINGS.containsKey(type) || !beginsAs(type, bytes)) {
            throw new RefusedUploadException(Reason.TYPE);
        }
        if (type.equals("application/pdf")) {
            openPdf(bytes);
        } else {
            openImage(bytes);
        }
        return new Upload(bareName(fileName), type, bytes);
    }

    private static boolean beginsAs(String type, byte[] bytes) {
        byte[] beginning = BEGINNINGS.get(type);
        return bytes.length > beginning.length
                && java.util.Arrays.equals(beginning, 0, beginning.length, bytes, 0, beginning.length);
    }

    private static void openPdf(byte[] bytes) {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            if (pdf.getNumberOfPages() == 0) {
                throw new RefusedUploadException(Reason.DAMAGED);
            }
            COSDictionary catalog = pdf.getDocumentCatalog().getCOSObject();
            COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
            COSDictionary opening = catalog.getCOSDictionary(COSName.OPEN_ACTION);
            boolean script = names != null && names.containsKey(JAVASCRIPT_TREE);
            boolean acts = opening != null
                    && (opening.containsKey(COSName.JS) || "Launch".equals(opening.getNameAsString(COSName.S)));
            if (script || acts || names != null && names.containsKey(COSName.EMBEDDED_FILES)) {
                throw new RefusedUploadException(Reason.ACTIVE);
            }
        } catch (InvalidPasswordException e) {
            throw new RefusedUploadException(Reason.PROTECTED);
        } catch (IOException e) {
            throw new RefusedUploadException(Reason.DAMAGED);
        }
    }

    private static void openImage(byte[] bytes) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new RefusedUploadException(Reason.DAMAGED);
            }
            ImageReader reader = readers.next();
            reader.setInput(in);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            reader.dispose();
            if (pixels > MOST_PIXELS) {
                throw new RefusedUploadException(Reason.TOO_LARGE);
            }
        } catch (IOException e) {
            throw new RefusedUploadException(Reason.DAMAGED);
        }
    }

    private static String bareName(String fileName) {
        String name = fileName == null
                ? ""
                : fileName.substring(1 + Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')));
        String clean = name.replaceAll("\\p{Cntrl}", "").strip();
        return clean.isEmpty()
                ? "file"
                : clean.substring(
                        0, clean.offsetByCodePoints(0, Math.min(120, clean.codePointCount(0, clean.length()))));
    }
}
