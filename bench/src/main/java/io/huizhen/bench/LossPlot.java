package io.huizhen.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Loss against made-up speech and frozen picture, ours and the anchor, as an SVG of two panels. */
final class LossPlot {

    private static final int WIDTH = 420;
    private static final int HEIGHT = 260;
    private static final int LEFT = 60;
    private static final int TOP = 40;
    private static final String OURS = "#0b5a66";
    private static final String BARE = "#9b1c2b";

    private record Point(int loss, double oursSpeech, double bareSpeech, double oursFrozen, double bareFrozen) {}

    private final List<Point> points = new ArrayList<>();

    /** In order of loss, in percent per hop. */
    void point(int loss, double oursSpeech, double bareSpeech, double oursFrozen, double bareFrozen) {
        points.add(new Point(loss, oursSpeech, bareSpeech, oursFrozen, bareFrozen));
    }

    String svg() {
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1040 380" font-family="sans-serif" font-size="13">
                <rect width="1040" height="380" fill="#fff"/>
                """);
        panel(svg, 0, "Speech made up, %", 100, Point::oursSpeech, Point::bareSpeech);
        panel(svg, 520, "Picture frozen, s/min", 60, Point::oursFrozen, Point::bareFrozen);
        return svg.append("</svg>\n").toString();
    }

    private void panel(
            StringBuilder svg,
            int shift,
            String title,
            double most,
            ToDoubleFunction<Point> ours,
            ToDoubleFunction<Point> bare) {
        svg.append("<g transform=\"translate(%d,0)\">\n".formatted(shift));
        svg.append("<text x=\"%d\" y=\"24\" font-weight=\"bold\">%s</text>\n".formatted(LEFT, title));
        for (int i = 0; i <= 4; i++) {
            double y = TOP + HEIGHT - HEIGHT * i / 4.0;
            svg.append(line(LEFT, y, LEFT + WIDTH, y, "#d5dede"));
            svg.append(text(LEFT - 8, y + 4, number(most * i / 4), "end"));
        }
        for (Point point : points) {
            svg.append(text(x(point), TOP + HEIGHT + 20, String.valueOf(point.loss()), "middle"));
        }
        svg.append(text(LEFT + WIDTH / 2.0, TOP + HEIGHT + 42, "packets lost per hop, %", "middle"));
        curve(svg, ours, most, OURS, "");
        curve(svg, bare, most, BARE, " stroke-dasharray=\"6 4\"");
        // Where no curve comes: everything is bad at the right.
        svg.append(text(LEFT + WIDTH - 8, TOP + HEIGHT - 30, "— Huizhen", "end", OURS));
        svg.append(text(LEFT + WIDTH - 8, TOP + HEIGHT - 12, "- - raw Janus default", "end", BARE));
        svg.append("</g>\n");
    }

    private void curve(StringBuilder svg, ToDoubleFunction<Point> value, double most, String colour, String dash) {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            double y = TOP + HEIGHT - HEIGHT * Math.min(most, value.applyAsDouble(point)) / most;
            path.append(path.isEmpty() ? "M" : "L")
                    .append(number(x(point)))
                    .append(' ')
                    .append(number(y));
        }
        svg.append("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>\n".formatted(path, colour, dash));
    }

    private double x(Point point) {
        int widest = points.getLast().loss();
        return LEFT + (widest == 0 ? 0 : (double) WIDTH * point.loss() / widest);
    }

    private static String line(double x1, double y1, double x2, double y2, String colour) {
        return "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\"/>\n"
                .formatted(number(x1), number(y1), number(x2), number(y2), colour);
    }

    private static String text(double x, double y, String text, String anchor) {
        return text(x, y, text, anchor, "#14262b");
    }

    private static String text(double x, double y, String text, String anchor, String colour) {
        return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n"
                .formatted(number(x), number(y), anchor, colour, text);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
