package io.huizhen.vault;

/**
 * Sealed bytes did not open: changed, moved to another place, sealed for another scope, or the key is gone. Names the
 * place and carries no cause, because a parser's message could quote the content.
 */
public class SealBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SealBrokenException(Scope scope, Place place) {
        super("The seal does not open: " + place.table() + "." + place.field() + " of row " + place.row() + ", version "
                + place.version() + ", scope " + scope.kind());
    }

    SealBrokenException(String what) {
        super(what);
    }
}
