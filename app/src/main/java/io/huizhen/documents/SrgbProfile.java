package io.huizhen.documents;

import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * sRGB (IEC 61966-2-1) as a small ICC profile, version 2: three primaries adapted to D50 and one curve for all. The
 * usual one weighs 3 KB, and every document carries it.
 */
final class SrgbProfile {

    private static final int HEADER = 128;
    private static final int POINTS = 64;
    private static final double[] WHITE = {0.9642, 1.0, 0.8249};

    private record Tag(String name, byte[] data) {}

    private SrgbProfile() {}

    static ICC_Profile make() {
        List<Tag> tags = new ArrayList<>();
        tags.add(new Tag("desc", description("sRGB")));
        tags.add(new Tag("cprt", text("No rights reserved")));
        tags.add(new Tag("wtpt", xyz(WHITE)));
        tags.add(new Tag("rXYZ", xyz(0.43607, 0.22249, 0.01392)));
        tags.add(new Tag("gXYZ", xyz(0.38515, 0.71687, 0.09708)));
        tags.add(new Tag("bXYZ", xyz(0.14307, 0.06061, 0.71410)));
        byte[] curve = curve();
        tags.add(new Tag("rTRC", curve));
        tags.add(new Tag("gTRC", curve));
        tags.add(new Tag("bTRC", curve));
        return ICC_Profile.getInstance(assemble(tags));
    }

    private static byte[] assemble(List<Tag> tags) {
        int start = HEADER + 4 + 12 * tags.size();
        ByteBuffer out = ByteBuffer.allocate(4096);
        out.position(HEADER);
        out.putInt(tags.size());
        int at = start;
        int curveAt = 0;
        ByteBuffer data = ByteBuffer.allocate(4096);
        for (Tag tag : tags) {
            boolean again = tag.name().endsWith("TRC") && curveAt > 0;
            if (tag.name().equals("rTRC")) {
                curveAt = at;
            }
            out.put(ascii(tag.name())).putInt(again ? curveAt : at).putInt(tag.data().length);
            if (!again) {
                data.put(tag.data());
                data.position((data.position() + 3) & ~3);
                at = start + data.position();
            }
        }
        out.put(data.array(), 0, data.position());
        int size = out.position();
        header(out, size);
        byte[] profile = new byte[size];
        out.get(0, profile);
        return profile;
    }

    private static void header(ByteBuffer out, int size) {
        out.putInt(0, size);
        out.putInt(8, 0x02100000);
        put(out, 12, "mntr");
        put(out, 16, "RGB ");
        put(out, 20, "XYZ ");
        out.putShort(24, (short) 2026).putShort(26, (short) 1).putShort(28, (short) 1);
        put(out, 36, "acsp");
        for (int i = 0; i < 3; i++) {
            out.putInt(68 + 4 * i, fixed(WHITE[i]));
        }
    }

    private static byte[] curve() {
        ByteBuffer data = typed("curv", 12 + 2 * POINTS).putInt(POINTS);
        for (int i = 0; i < POINTS; i++) {
            double v = i / (POINTS - 1.0);
            double linear = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
            data.putShort((short) Math.round(linear * 65535));
        }
        return data.array();
    }

    private static byte[] xyz(double... values) {
        ByteBuffer data = typed("XYZ ", 20);
        for (double value : values) {
            data.putInt(fixed(value));
        }
        return data.array();
    }

    private static byte[] text(String text) {
        return typed("text", 8 + text.length() + 1).put(ascii(text)).array();
    }

    /** ASCII alone; the Unicode and Macintosh parts stay empty. */
    private static byte[] description(String text) {
        return typed("desc", 8 + 4 + text.length() + 1 + 8 + 3 + 67)
                .putInt(text.length() + 1)
                .put(ascii(text))
                .array();
    }

    private static ByteBuffer typed(String type, int size) {
        return ByteBuffer.allocate(size).put(ascii(type)).putInt(0);
    }

    private static int fixed(double value) {
        return (int) Math.round(value * 65536);
    }

    private static void put(ByteBuffer out, int at, String text) {
        out.put(at, ascii(text));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
