package io.huizhen.vault;

import java.util.Arrays;
import java.util.Objects;

/** A value that only {@link Vault} can read. Stored as one LONGBLOB column; shows nothing when printed. */
public record Sealed<T>(byte[] bytes) {

    public Sealed {
        Objects.requireNonNull(bytes, "bytes");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sealed<?> that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Sealed[" + bytes.length + " bytes]";
    }
}
