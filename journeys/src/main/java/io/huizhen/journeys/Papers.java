package io.huizhen.journeys;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** What a clinician attaches: the record with the earlier diagnosis, and an electrocardiogram. */
final class Papers {

    private Papers() {}

    /** A page of text as PDF. */
    static Path dischargeRecord(Path folder) {
        return pdf(
                folder.resolve("discharge-record.pdf"),
                List.of(
                        "Yunling County Hospital - Discharge record",
                        "Admitted 2026-09-02, discharged 2026-09-11",
                        "Diagnosis: stable angina pectoris; hypertension, grade 2",
                        "Echocardiography: EF 58 %, mild mitral regurgitation",
                        "Discharge: aspirin 100 mg once daily, metoprolol 47.5 mg once daily"));
    }

    private static Path pdf(Path file, List<String> lines) {
        StringBuilder text = new StringBuilder("BT /F1 12 Tf 60 780 Td 20 TL ");
        lines.forEach(line -> text.append('(').append(line).append(") Tj T* "));
        text.append("ET");
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                        + "/Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        write(pdf, "%PDF-1.4\n");
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            places.add(pdf.size());
            write(pdf, (i + 1) + " 0 obj\n" + objects.get(i) + "\nendobj\n");
        }
        int table = pdf.size();
        write(pdf, "xref\n0 6\n0000000000 65535 f \n");
        places.forEach(place -> write(pdf, "%010d 00000 n \n".formatted(place)));
        write(pdf, "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
        return keep(file, pdf.toByteArray());
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A strip of an electrocardiogram. */
    static Path cardiogram(Path folder) {
        BufferedImage paper = new BufferedImage(800, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = paper.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0xFFF6F4));
        pen.fillRect(0, 0, 800, 240);
        pen.setColor(new Color(0xF0C8C4));
        for (int x = 0; x < 800; x += 20) {
            pen.drawLine(x, 0, x, 240);
        }
        for (int y = 0; y < 240; y += 20) {
            pen.drawLine(0, y, 800, y);
        }
        Path2D line = new Path2D.Double();
        line.moveTo(0, 140);
        for (int beat = 0; beat < 5; beat++) {
            double x = beat * 160;
            line.lineTo(x + 40, 140);
            line.quadTo(x + 50, 118, x + 60, 140);
            line.lineTo(x + 76, 146);
            line.lineTo(x + 84, 40);
            line.lineTo(x + 92, 178);
            line.lineTo(x + 98, 140);
            line.quadTo(x + 124, 100, x + 146, 140);
        }
        line.lineTo(800, 140);
        pen.setColor(new Color(0x1B1B1B));
        pen.setStroke(new BasicStroke(2));
        pen.draw(line);
        pen.dispose();
        try {
            Path file = folder.resolve("ecg.png");
            ImageIO.write(paper, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the cardiogram", e);
        }
    }

    /** A program that calls itself a document. */
    static Path programNamedPdf(Path folder) {
        byte[] bytes = new byte[512];
        bytes[0] = 'M';
        bytes[1] = 'Z';
        return keep(folder.resolve("results.pdf"), bytes);
    }

    private static Path keep(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file.getFileName(), e);
        }
    }
}
