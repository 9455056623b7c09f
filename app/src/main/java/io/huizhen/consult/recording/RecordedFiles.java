package io.huizhen.consult.recording;

import io.huizhen.documents.FileStore;
import io.huizhen.platform.Ids;
import io.huizhen.vault.BlindIndex;
import io.huizhen.vault.Place;
import io.huizhen.vault.Scope;
import io.huizhen.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recorded files in the store: sealed in pieces, so that a long consult needs little memory. */
@Component
class RecordedFiles {

    private static final int PIECE = 8 * 1024 * 1024;
    /** A file that holds no more than its own head. */
    private static final int HEAD_ONLY = 400;
    /** What we named a leg's files: the seat, a number of our own; then the server's word for the line. */
    private static final Pattern NAME = Pattern.compile("([0-9A-Z]{26})-[0-9A-Z]{26}-(audio|video)-.*");

    private final FileStore store;
    private final Vault vault;
    private final JdbcClient jdbc;

    RecordedFiles(FileStore store, Vault vault, JdbcClient jdbc) {
        this.store = store;
        this.vault = vault;
        this.jdbc = jdbc;
    }

    /** Seals a file into the store, notes it, and deletes the plain one. */
    void take(String caseId, String consultId, Path file, String gap) throws IOException {
        String name = file.getFileName().toString();
        Matcher ours = NAME.matcher(name);
        if (ours.matches() && !isKnown(consultId, name)) {
            long size = Files.size(file);
            int pieces = seal(caseId, consultId, name, file);
            String found = gap == null && size <= HEAD_ONLY ? "empty" : gap;
            note(consultId, ours.group(1), ours.group(2), name, pieces, size, found);
        }
        Files.delete(file);
    }

    /** Notes that a line was expected and is not there. */
    void missing(String consultId, String seatId, String stretchId) {
        String name = "gap-" + stretchId + "-" + seatId;
        if (!isKnown(consultId, name)) {
            note(consultId, seatId, "audio", name, 0, 0, "missing");
        }
    }

    private int seal(String caseId, String consultId, String name, Path file) throws IOException {
        int pieces = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                Place place = new Place("consult_recording_file", consultId + "/" + name, "piece", pieces);
                store.put(address(consultId, name, pieces), vault.sealBytes(Scope.ofCase(caseId), place, piece));
                pieces++;
            }
        }
        return pieces;
    }

    private String address(String consultId, String name, int piece) {
        return HexFormat.of().formatHex(vault.blindIndex(BlindIndex.FILE, consultId + ":" + name + ":" + piece));
    }

    private boolean isKnown(String consultId, String name) {
        return jdbc.sql("SELECT COUNT(*) FROM consult_recording_file WHERE consult_id = ? AND name = ?")
                        .params(consultId, name)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void note(String consultId, String seatId, String kind, String name, int pieces, long bytes, String gap) {
        jdbc.sql("""
                        INSERT INTO consult_recording_file (id, consult_id, seat_id, kind, name, pieces, bytes, gap)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Ids.next(), consultId, seatId, kind, name, pieces, bytes)
                .param(gap)
                .update();
    }
}
