package io.huizhen.bench;

import io.huizhen.documents.DocumentKind;
import io.huizhen.documents.Documents;
import io.huizhen.platform.Ids;
import io.huizhen.report.SampleReport;
import io.huizhen.signing.Pades;
import io.huizhen.signing.SignatureResult;
import io.huizhen.signing.SigningKeys;
import io.huizhen.signing.UnlockedKey;
import io.huizhen.signing.UnstampedSignatures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfWriter;

/** M10: the signed Chinese report against the bare PDF library setting the same words. One thread each. */
final class ReportBench implements Measurement {

    private static final String DOCTOR = "d0000000-0000-4000-8000-000000000004";
    private static final char[] PIN = "246810".toCharArray();
    private static final String WEN_QUAN_YI = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc";
    private static final String NOTO = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc,2";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private RunningApp app;
    private SampleReport report;
    private Pades pades;
    private UnstampedSignatures unstamped;
    private Documents documents;
    private UnlockedKey key;
    private List<String> words;
    private final Map<String, List<Double>> cpuMillis = new HashMap<>();
    private final List<Double> millis = new ArrayList<>();
    private int number;

    @Override
    public void run(Effort effort, Results results, Consumer<String> progress) throws Exception {
        app = new RunningApp(context -> {});
        report = new SampleReport(app::get);
        pades = app.get(Pades.class);
        unstamped = new UnstampedSignatures(pades);
        documents = app.get(Documents.class);
        key = app.get(SigningKeys.class).unlock(DOCTOR, PIN);
        words = words(report.print(0));
        int many = effort.of(150, 30);
        int few = effort.of(20, 4);
        byte[] cut = resource("/documents/fonts/common.ttf");

        Pairs pairs = new Pairs()
                .side("B-T", () -> rate("B-T", many, this::signedWithStamp))
                .side("B-B", () -> rate("B-B", many, this::signedWithoutStamp))
                .side("B-LTA", () -> rate("B-LTA", many / 2, this::archived))
                .side("unsigned", () -> rate("unsigned", many, this::unsigned))
                .side("pre-cut", () -> rate("pre-cut", many, () -> raw(font("common.ttf", cut))))
                .side("CFF", () -> rate("CFF", many, () -> raw(font(NOTO, null))));
        String uncut = fullTrueType();
        if (uncut != null) {
            pairs.side("full TrueType", () -> rate("full TrueType", few, () -> raw(font(uncut, null))));
        }
        Map<String, Figures> figures = pairs.run(effort.pairs(), progress);

        Figures ours = figures.get("B-T");
        if (uncut != null) {
            results.ratio(
                    "M10",
                    "signed report, B-T, stored",
                    "docs/s",
                    ours,
                    "raw, fresh full TrueType",
                    figures.get("full TrueType"),
                    ">= 1.5");
        } else {
            results.note("M10", "no row for a full TrueType font: none is installed, see bench/README.md");
        }
        for (String anchor : List.of("pre-cut", "CFF")) {
            results.ratio(
                    "M10",
                    "signed report, B-T, stored",
                    "docs/s",
                    ours,
                    "raw, fresh " + anchor,
                    figures.get(anchor),
                    "");
        }
        results.ratio(
                "M10", "signed report, B-B", "docs/s", figures.get("B-B"), "raw, pre-cut", figures.get("pre-cut"), "");
        results.ratio(
                "M10",
                "signed by both, B-LTA",
                "docs/s",
                figures.get("B-LTA"),
                "raw, pre-cut",
                figures.get("pre-cut"),
                "");
        results.ratio(
                "M10",
                "printed, not signed",
                "docs/s",
                figures.get("unsigned"),
                "raw, pre-cut",
                figures.get("pre-cut"),
                "");
        for (String anchor : uncut == null ? List.of("pre-cut", "CFF") : List.of("pre-cut", "CFF", "full TrueType")) {
            results.ratio(
                    "M10", "processor time, B-T, stored", "ms", cpu("B-T"), "raw, fresh " + anchor, cpu(anchor), "");
        }
        parts(results, many);
        sizes(results);
        times(results, effort.of(1000, 100));
        results.note(
                "M10",
                "the key is unlocked once: the PIN's Argon2id is slow by intent and stands in a row of its own;"
                        + " the time-stamp authority is the built-in one, in this process");
    }

    private byte[] signedWithStamp() {
        SignatureResult signed = pades.sign(report.print(number++), "doctor", key);
        if (!signed.stamped()) {
            throw new IllegalStateException("no time stamp");
        }
        return store(signed.pdf());
    }

    private byte[] signedWithoutStamp() {
        return store(unstamped.sign(report.print(number++), key));
    }

    private byte[] archived() {
        byte[] byDoctor = pades.sign(report.print(number++), "doctor", key).pdf();
        byte[] byBoth = pades.sign(byDoctor, "clinician", key).pdf();
        return store(pades.archive(byBoth));
    }

    private byte[] unsigned() {
        return report.print(number++);
    }

    private byte[] store(byte[] pdf) {
        documents.keep(Ids.next(), DocumentKind.REPORT, 1, "application/pdf", pdf, "report.pdf", DOCTOR);
        return pdf;
    }

    private byte[] raw(BaseFont base) {
        var bytes = new ByteArrayOutputStream(64 * 1024);
        Document document = new Document(PageSize.A4);
        PdfWriter.getInstance(document, bytes);
        document.open();
        Font font = new Font(base, 10);
        words.forEach(line -> document.add(new Paragraph(line, font)));
        document.close();
        return bytes.toByteArray();
    }

    /** Fresh for each document: not from the library's cache. */
    private static BaseFont font(String name, byte[] bytes) throws IOException {
        return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, bytes, null);
    }

    private void sizes(Results results) throws Exception {
        results.figure("M10", "size, B-T", "KB", Figures.of(signedWithStamp().length / 1024.0), "<= 60");
        results.figure("M10", "size, both signatures, B-LTA", "KB", Figures.of(archived().length / 1024.0), "");
    }

    private void times(Results results, int rounds) throws Exception {
        millis.clear();
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            signedWithStamp();
            millis.add((System.nanoTime() - start) / 1e6);
        }
        Figures all = new Figures(List.copyOf(millis));
        results.figure("M10", "signed report, B-T, stored: median of " + rounds, "ms", Figures.of(all.median()), "");
        results.figure("M10", "the same: 99th of a hundred", "ms", Figures.of(all.quantile(0.99)), "<= 30");
        SigningKeys keys = app.get(SigningKeys.class);
        List<Double> pins = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            long start = System.nanoTime();
            keys.unlock(DOCTOR, PIN);
            pins.add((System.nanoTime() - start) / 1e6);
        }
        results.figure("M10", "unlocking a key with its PIN", "ms", new Figures(pins), "");
    }

    /** Where a document's processor time goes: what others do on the machine lengthens it less than the clock's. */
    private void parts(Results results, int rounds) throws Exception {
        byte[] printed = unsigned();
        byte[] signed = pades.sign(printed, "doctor", key).pdf();
        Map<String, Callable<byte[]>> parts = new LinkedHashMap<>();
        parts.put("setting", this::unsigned);
        parts.put("signing, B-B", () -> unstamped.sign(printed, key));
        parts.put("signing, B-T", () -> pades.sign(printed, "doctor", key).pdf());
        parts.put("sealing and storing", () -> store(signed));
        for (Map.Entry<String, Callable<byte[]>> part : parts.entrySet()) {
            rate(part.getKey(), rounds, part.getValue());
            rate(part.getKey(), rounds, part.getValue());
            results.figure("M10", "processor time: " + part.getKey(), "ms", cpu(part.getKey()), "");
        }
    }

    private double rate(String side, int rounds, Callable<byte[]> one) throws Exception {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            one.call();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        cpuMillis
                .computeIfAbsent(side, key -> new ArrayList<>())
                .add((THREADS.getCurrentThreadCpuTime() - cpu) / 1e6 / rounds);
        return rounds / seconds;
    }

    /** Milliseconds a document, without the first round, as in the rates. */
    private Figures cpu(String side) {
        return new Figures(
                List.copyOf(cpuMillis.get(side).subList(1, cpuMillis.get(side).size())));
    }

    /** The same words, line by line, as another program reads them off our page. */
    private static List<String> words(byte[] pdf) throws IOException, InterruptedException {
        Path file = Files.createTempFile("huizhen-bench", ".pdf");
        try {
            Files.write(file, pdf);
            Process reader = new ProcessBuilder("pdftotext", "-layout", file.toString(), "-").start();
            String text = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (reader.waitFor() != 0) {
                throw new IOException("pdftotext cannot read our report");
            }
            return text.lines().filter(line -> !line.isBlank()).toList();
        } finally {
            Files.delete(file);
        }
    }

    /** By name as the library takes it: the first font of a collection. Null when there is none. */
    private static String fullTrueType() {
        String told = System.getenv("HUIZHEN_BENCH_FONT");
        String font = told == null || told.isBlank() ? WEN_QUAN_YI : told;
        if (!Files.exists(Path.of(font))) {
            return null;
        }
        return font.endsWith(".ttc") ? font + ",0" : font;
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = ReportBench.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() {
        if (app != null) {
            app.close();
        }
    }
}
