package io.huizhen.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Looks for texts that must be nowhere in the clear, byte by byte, in every file below some folders and in the files'
 * names: database files, logs, file store, Janus and Keycloak folders.
 *
 * <p>Knows UTF-8, UTF-16 of both orders, base64 (plain and URL-safe) of these at each of its three alignments, JSON
 * escapes, percent-encoding and hex, and looks into gzip. Does not see a text that is compressed otherwise, broken by
 * line ends, or split over two database pages, so give it several needles. A folder that is missing, or a file that
 * cannot be read, is an error: a check that could not run is not a pass.
 */
public final class Canary {

    private static final int SHORTEST = 6;
    private static final int BUFFER = 1 << 20;
    private static final String IN_NAME = "file name";

    /**
     * @param encoding how the needle was written
     * @param offset where in the file (unpacked, for gzip); 0 for a file name
     */
    public record Finding(String needle, String encoding, Path file, long offset) {}

    /** What was found, and how much was looked at: nobody should trust a search of no files. */
    public record Search(List<Finding> findings, long files, long bytes) {

        public boolean clean() {
            return findings.isEmpty();
        }
    }

    private record Pattern(String needle, String encoding, byte[] bytes) {}

    private final List<Pattern> patterns = new ArrayList<>();
    /** The patterns by their first two bytes. */
    private final Pattern[][] starts = new Pattern[1 << 16][];

    private final List<Finding> findings = new ArrayList<>();
    private int longest;
    private long files;
    private long bytes;

    private Canary(List<String> needles) {
        for (String needle : needles) {
            if (needle.getBytes(StandardCharsets.UTF_8).length < SHORTEST) {
                throw new IllegalArgumentException("Too short to be rare: a needle of " + needle.length());
            }
            encodings(needle).forEach((encoding, form) -> patterns.add(new Pattern(needle, encoding, form)));
        }
        for (Pattern pattern : patterns) {
            int start = start(pattern.bytes()[0], pattern.bytes()[1]);
            Pattern[] before = starts[start] == null ? new Pattern[0] : starts[start];
            starts[start] = Arrays.copyOf(before, before.length + 1);
            starts[start][before.length] = pattern;
            longest = Math.max(longest, pattern.bytes().length);
        }
    }

    /** Searches all files below the roots (or the roots themselves). At most one finding a file, needle and encoding. */
    public static Search search(List<String> needles, List<Path> roots) {
        Canary canary = new Canary(needles);
        for (Path root : roots) {
            canary.walk(root);
        }
        return new Search(List.copyOf(canary.findings), canary.files, canary.bytes);
    }

    private void walk(Path root) {
        try (Stream<Path> below = Files.walk(root)) {
            for (Path file : (Iterable<Path>) below::iterator) {
                name(root, file);
                if (Files.isRegularFile(file)) {
                    file(file);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("Not searched: " + root, e);
        }
    }

    private void name(Path root, Path file) {
        byte[] name = root.relativize(file).toString().getBytes(StandardCharsets.UTF_8);
        for (Pattern pattern : patterns) {
            if (contains(name, pattern.bytes())) {
                findings.add(new Finding(pattern.needle(), IN_NAME + ", " + pattern.encoding(), file, 0));
            }
        }
    }

    private void file(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            files++;
            in.mark(2);
            boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            if (gzip) {
                content(file, "gzip, ", new GZIPInputStream(in));
            } else {
                content(file, "", in);
            }
        } catch (NoSuchFileException goneMeanwhile) {
            files--;
        }
    }

    private void content(Path file, String wrapping, InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER + longest];
        boolean[] seen = new boolean[patterns.size()];
        int kept = 0;
        long offset = 0;
        int read = in.readNBytes(buffer, 0, BUFFER);
        while (read > 0) {
            bytes += read;
            int length = kept + read;
            scan(buffer, length, offset, file, wrapping, seen);
            // What could be the beginning of a needle is looked at again together with what follows.
            int keep = Math.min(length, longest - 1);
            System.arraycopy(buffer, length - keep, buffer, 0, keep);
            offset += length - keep;
            kept = keep;
            read = in.readNBytes(buffer, kept, BUFFER);
        }
    }

    private void scan(byte[] buffer, int length, long offset, Path file, String wrapping, boolean[] seen) {
        for (int at = 0; at + 1 < length; at++) {
            Pattern[] candidates = starts[start(buffer[at], buffer[at + 1])];
            if (candidates == null) {
                continue;
            }
            for (Pattern pattern : candidates) {
                int end = at + pattern.bytes().length;
                if (end <= length && Arrays.equals(buffer, at, end, pattern.bytes(), 0, pattern.bytes().length)) {
                    int number = patterns.indexOf(pattern);
                    if (!seen[number]) {
                        seen[number] = true;
                        findings.add(new Finding(pattern.needle(), wrapping + pattern.encoding(), file, offset + at));
                    }
                }
            }
        }
    }

    private static boolean contains(byte[] text, byte[] part) {
        for (int at = 0; at + part.length <= text.length; at++) {
            if (Arrays.equals(text, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    private static int start(byte first, byte second) {
        return (first & 0xff) << 8 | second & 0xff;
    }

    private static Map<String, byte[]> encodings(String needle) {
        Map<String, byte[]> forms = new LinkedHashMap<>();
        Map<String, byte[]> plain = new LinkedHashMap<>();
        plain.put("UTF-8", needle.getBytes(StandardCharsets.UTF_8));
        plain.put("UTF-16LE", needle.getBytes(StandardCharsets.UTF_16LE));
        plain.put("UTF-16BE", needle.getBytes(StandardCharsets.UTF_16BE));
        forms.putAll(plain);
        plain.forEach((encoding, form) -> {
            for (int alignment = 0; alignment < 3; alignment++) {
                String base64 = base64(form, alignment);
                String name = "base64 of " + encoding + " at " + alignment;
                forms.put(name, ascii(base64));
                putIfOther(
                        forms,
                        name + ", URL-safe",
                        ascii(base64.replace('+', '-').replace('/', '_')));
            }
        });
        String escaped = escaped(needle);
        putIfOther(forms, "JSON escapes", ascii(escaped));
        putIfOther(forms, "JSON escapes, upper case", ascii(upperDigits(escaped)));
        String percent = URLEncoder.encode(needle, StandardCharsets.UTF_8);
        putIfOther(forms, "percent-encoding", ascii(percent));
        putIfOther(forms, "percent-encoding, lower case", ascii(percent.toLowerCase(Locale.ROOT)));
        String hex = HexFormat.of().formatHex(needle.getBytes(StandardCharsets.UTF_8));
        forms.put("hex", ascii(hex));
        putIfOther(forms, "hex, upper case", ascii(hex.toUpperCase(Locale.ROOT)));
        return forms;
    }

    private static void putIfOther(Map<String, byte[]> forms, String encoding, byte[] form) {
        if (forms.values().stream().noneMatch(known -> Arrays.equals(known, form))) {
            forms.put(encoding, form);
        }
    }

    /** The base64 digits that the bytes alone decide when {@code alignment} bytes stand before them in their group. */
    private static String base64(byte[] bytes, int alignment) {
        byte[] padded = new byte[alignment + bytes.length];
        System.arraycopy(bytes, 0, padded, alignment, bytes.length);
        String digits = Base64.getEncoder().withoutPadding().encodeToString(padded);
        int first = (alignment * 8 + 5) / 6;
        int end = padded.length * 8 / 6;
        return digits.substring(first, end);
    }

    private static String escaped(String needle) {
        StringBuilder text = new StringBuilder();
        for (char c : needle.toCharArray()) {
            text.append(c < 0x80 ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
        return text.toString();
    }

    /** {@code \}{@code u9a6c} to {@code \}{@code u9A6C}: the digits, not the letter before them. */
    private static String upperDigits(String escaped) {
        return java.util.regex.Pattern.compile("(?<=\\\\u)[0-9a-f]{4}")
                .matcher(escaped)
                .replaceAll(digits -> digits.group().toUpperCase(Locale.ROOT));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
