package io.huizhen.journeys;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A face and a voice for the fake camera and microphone of one person's browser: a waving figure before a wall of their
 * colour, and syllables at their pitch (a steady tone would be taken for noise and filtered away).
 */
final class FakeMedia {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int FRAMES_A_SECOND = 15;
    private static final int FRAMES = 30;
    private static final int SAMPLES_A_SECOND = 48_000;
    private static final int SECONDS = 3;

    private FakeMedia() {}

    /** Writes a Y4M film that goes on without a seam when it is repeated. */
    static Path film(Persona persona, Path folder) throws IOException {
        Path file = folder.resolve(persona.who().replace(' ', '-') + ".y4m");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write("YUV4MPEG2 W%d H%d F%d:1 Ip A1:1 C420jpeg\n"
                    .formatted(WIDTH, HEIGHT, FRAMES_A_SECOND)
                    .getBytes(StandardCharsets.US_ASCII));
            for (int frame = 0; frame < FRAMES; frame++) {
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                out.write(planes(picture(persona, frame)));
            }
        }
        return file;
    }

    private static BufferedImage picture(Persona persona, int frame) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(persona.colour()));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        double turn = 2 * Math.PI * frame / FRAMES;
        double sway = 10 * Math.sin(turn);
        pen.setColor(new Color(0xF2F0EA));
        pen.fill(new RoundRectangle2D.Double(95 + sway / 2, 150, 130, 120, 90, 90));
        pen.setColor(new Color(0xE3B794));
        pen.fill(new Ellipse2D.Double(122 + sway, 60, 76, 92));
        pen.fill(new Ellipse2D.Double(230 + 22 * Math.cos(2 * turn), 118 + 18 * Math.sin(2 * turn), 30, 34));
        pen.setColor(new Color(0x2A2420));
        pen.fill(new Ellipse2D.Double(120 + sway, 50, 80, 40));
        pen.fill(new Ellipse2D.Double(142 + sway, 100, 8, 8));
        pen.fill(new Ellipse2D.Double(170 + sway, 100, 8, 8));
        pen.fill(new Ellipse2D.Double(150 + sway, 126, 20, 4 + 4 * (1 + Math.sin(4 * turn))));
        pen.dispose();
        return image;
    }

    /** Full-range BT.601, one colour sample for four pixels. */
    private static byte[] planes(BufferedImage image) {
        byte[] y = new byte[WIDTH * HEIGHT];
        byte[] u = new byte[WIDTH * HEIGHT / 4];
        byte[] v = new byte[WIDTH * HEIGHT / 4];
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                Color c = new Color(image.getRGB(column, row));
                double r = c.getRed();
                double g = c.getGreen();
                double b = c.getBlue();
                y[row * WIDTH + column] = (byte) Math.round(0.299 * r + 0.587 * g + 0.114 * b);
                if (row % 2 == 0 && column % 2 == 0) {
                    int at = row / 2 * (WIDTH / 2) + column / 2;
                    u[at] = (byte) Math.clamp(Math.round(128 - 0.168736 * r - 0.331264 * g + 0.5 * b), 0, 255);
                    v[at] = (byte) Math.clamp(Math.round(128 + 0.5 * r - 0.418688 * g - 0.081312 * b), 0, 255);
                }
            }
        }
        return ByteBuffer.allocate(y.length + u.length + v.length)
                .put(y)
                .put(u)
                .put(v)
                .array();
    }

    /** Writes a WAV sound, mono, of syllables that differ in length. */
    static Path voice(Persona persona, Path folder) throws IOException {
        int samples = SAMPLES_A_SECOND * SECONDS;
        ByteBuffer sound = ByteBuffer.allocate(samples * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < samples; i++) {
            double t = (double) i / SAMPLES_A_SECOND;
            double envelope = Math.max(0, Math.sin(2 * Math.PI * 2.0 * t) + 0.35 * Math.sin(2 * Math.PI * t));
            double tone = Math.sin(2 * Math.PI * persona.pitch() * t);
            sound.putShort((short) (Short.MAX_VALUE * 0.45 * Math.min(1, envelope) * tone));
        }
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        ByteBuffer fields = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        fields.put(ascii("RIFF"))
                .putInt(36 + samples * 2)
                .put(ascii("WAVEfmt "))
                .putInt(16);
        fields.putShort((short) 1).putShort((short) 1).putInt(SAMPLES_A_SECOND).putInt(SAMPLES_A_SECOND * 2);
        fields.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(samples * 2);
        head.write(fields.array());
        head.write(sound.array());
        Path file = folder.resolve(persona.who().replace(' ', '-') + ".wav");
        Files.write(file, head.toByteArray());
        return file;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
