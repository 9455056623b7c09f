package io.huizhen.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A report in the patient's hands, looked at with programs that are not ours: poppler's pdfsig and pdftotext. */
final class SignedPdf {

    private static final Pattern SIGNATURE = Pattern.compile("(?m)^Signature #\\d+:$");

    private final Path file;

    SignedPdf(Path file) {
        this.file = file;
    }

    /** Each signature of a person with what pdfsig says of it; time stamps of the document are not counted. */
    List<String> signatures() {
        String said = run("pdfsig", "-nocert", file.toString());
        List<String> found = new ArrayList<>();
        Matcher start = SIGNATURE.matcher(said);
        List<Integer> starts = new ArrayList<>();
        while (start.find()) {
            starts.add(start.start());
        }
        for (int i = 0; i < starts.size(); i++) {
            String part = said.substring(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : said.length());
            // The archive stamp: older poppler cannot name its kind.
            if (!part.contains("ETSI.RFC3161") && !part.contains("Field Name: archive")) {
                found.add(part.strip());
            }
        }
        return found;
    }

    /** How many signatures of persons are valid; throws when one is not. */
    int validSignatures() {
        List<String> all = signatures();
        for (String signature : all) {
            if (!signature.contains("Signature is Valid")) {
                throw new NotAsSeenException("pdfsig: " + signature.replaceAll("\\s*\\n\\s*", "; "));
            }
        }
        return all.size();
    }

    /** The text as pdftotext gives it back. */
    String text() {
        return run("pdftotext", "-enc", "UTF-8", file.toString(), "-");
    }

    /** Whether this text is in it, character by character, wherever its lines break. */
    boolean says(String words) {
        return text().replaceAll("\\R", "").contains(words.replaceAll("\\R", ""));
    }

    /** A copy in which one byte of what was signed is another. */
    Path withOneByteChanged(Path copy) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int at = bytes.length / 3;
            bytes[at] ^= 0x01;
            Files.write(copy, bytes);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy the report", e);
        }
    }

    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException e) {
            throw new NotAsSeenException("No program " + command[0] + "; install poppler-utils", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted in " + command[0], e);
        }
    }
}
