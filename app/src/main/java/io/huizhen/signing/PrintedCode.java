package io.huizhen.signing;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The verification code that is printed in a document. It is part of what was signed, so in a document whose signatures
 * hold it is the right one, whichever of its copies somebody has: before or after a stamp was added.
 */
final class PrintedCode {

    private static final Pattern ADDRESS =
            Pattern.compile("/verify/([" + VerificationCodes.ALPHABET + "]{" + VerificationCodes.LENGTH + "})\\b");

    private PrintedCode() {}

    /** The last one: it stands in the foot, below whatever people have written. Empty where none can be read. */
    static Optional<String> in(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Matcher found = ADDRESS.matcher(new PDFTextStripper().getText(document));
            String last = null;
            while (found.find()) {
                last = found.group(1);
            }
            return Optional.ofNullable(last);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
