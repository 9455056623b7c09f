package io.huizhen.vault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Joins parts into bytes from which they can be told apart again: each has its length before it. */
final class Framed {

    private Framed() {}

    static byte[] of(String... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(128);
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }
}
