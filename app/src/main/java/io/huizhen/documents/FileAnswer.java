package io.huizhen.documents;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A file as it is handed to a browser: under a name that says nothing, never kept in a cache, never sniffed, never run.
 * A PDF that is shown (not saved) goes without the sandbox, in which browsers refuse to show PDFs.
 */
public final class FileAnswer {

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    private FileAnswer() {}

    /** @param name neutral and ASCII, without ending */
    public static ResponseEntity<byte[]> of(byte[] bytes, String mediaType, String name, boolean save) {
        MediaType type = MediaType.parseMediaType(mediaType);
        var disposition = (save ? ContentDisposition.attachment() : ContentDisposition.inline())
                .filename(name + "." + (type.getSubtype().equals("jpeg") ? "jpg" : type.getSubtype()))
                .build();
        boolean shownPdf = !save && MediaType.APPLICATION_PDF.equals(type);
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        shownPdf ? "script-src 'none'; frame-ancestors 'none'" : "sandbox; " + NOTHING)
                .cacheControl(CacheControl.noStore())
                .body(bytes);
    }
}
