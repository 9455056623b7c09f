package io.huizhen.vault;

import java.util.Objects;

/**
 * Where sealed bytes belong. It is bound into the seal as associated data: bytes copied to another row, field or
 * version do not open there.
 */
public record Place(String table, String row, String field, int version) {

    public Place {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(field, "field");
    }

    /** A place whose content is never kept in several versions. */
    public static Place of(String table, String row, String field) {
        return new Place(table, row, field, 1);
    }
}
