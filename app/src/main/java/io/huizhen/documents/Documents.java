package io.huizhen.documents;

import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import io.huizhen.vault.BlindIndex;
import io.huizhen.vault.Place;
import io.huizhen.vault.Scope;
import io.huizhen.vault.Sealed;
import io.huizhen.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The documents of all cases: a row here, the bytes sealed in the {@link FileStore}. Callers have passed the guard. A
 * row and the caller's change commit together; a file whose row was rolled back is an orphan, and swept later.
 */
@Component
@Transactional
public class Documents {

    private static final String COLUMNS =
            "id, case_id, kind, version, media_type, size, digest, address, created_at, created_by";

    private record Label(String fileName) {}

    private final JdbcClient jdbc;
    private final FileStore files;
    private final Orphans orphans;
    private final Vault vault;
    private final Clock clock;

    Documents(JdbcClient jdbc, FileStore files, Orphans orphans, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.orphans = orphans;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Keeps a file with its case.
     *
     * @param fileName as its owner calls it; sealed, never used as a path
     */
    public Document keep(
            String caseId,
            DocumentKind kind,
            int version,
            String mediaType,
            byte[] bytes,
            String fileName,
            String personId) {
        byte[] digest = Digests.sha256(bytes);
        String address = address(caseId, digest);
        orphans.watch(address);
        files.put(address, vault.sealBytes(Scope.ofCase(caseId), bytesAt(address), bytes));
        var document = new Document(
                Ids.next(), caseId, kind, version, mediaType, bytes.length, digest, address, clock.instant(), personId);
        byte[] label = vault.seal(Scope.ofCase(caseId), labelOf(document.id()), new Label(fileName))
                .bytes();
        jdbc.sql("INSERT INTO document (" + COLUMNS + ", label) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        document.id(),
                        caseId,
                        kind.name(),
                        version,
                        mediaType,
                        document.size(),
                        digest,
                        address,
                        Micros.of(document.createdAt()),
                        personId,
                        label)
                .update();
        return document;
    }

    /** Keeps a checked upload with its case. */
    public Document keep(String caseId, DocumentKind kind, Upload upload, String personId) {
        return keep(caseId, kind, 1, upload.mediaType(), upload.bytes(), upload.fileName(), personId);
    }

    @Transactional(readOnly = true)
    public Optional<Document> find(String id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM document WHERE id = ?")
                .param(id)
                .query(Documents::read)
                .optional();
    }

    /** The documents of a case of these kinds, oldest first. */
    @Transactional(readOnly = true)
    public List<Document> ofCase(String caseId, List<DocumentKind> kinds) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM document WHERE case_id = :case AND kind IN (:kinds) ORDER BY kind, version, id")
                .param("case", caseId)
                .param("kinds", kinds.stream().map(Enum::name).toList())
                .query(Documents::read)
                .list();
    }

    /** The documents of a kind of several cases, those of each case oldest first. */
    @Transactional(readOnly = true)
    public List<Document> ofCases(Collection<String> caseIds, DocumentKind kind) {
        return caseIds.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "SELECT " + COLUMNS
                                        + " FROM document WHERE case_id IN (:cases) AND kind = :kind ORDER BY case_id, version, id")
                        .param("cases", caseIds)
                        .param("kind", kind.name())
                        .query(Documents::read)
                        .list();
    }

    /** The bytes, checked against the digest that was stored with them. */
    @Transactional(readOnly = true)
    public byte[] bytes(Document document) {
        byte[] bytes = vault.openBytes(
                Scope.ofCase(document.caseId()), bytesAt(document.address()), files.get(document.address()));
        if (!java.security.MessageDigest.isEqual(Digests.sha256(bytes), document.digest())) {
            throw new FileStore.FileLostException(document.address());
        }
        return bytes;
    }

    /** The file name as its owner gave it. */
    @Transactional(readOnly = true)
    public String fileName(Document document) {
        byte[] sealed = jdbc.sql("SELECT label FROM document WHERE id = ?")
                .param(document.id())
                .query(byte[].class)
                .single();
        return vault.open(Scope.ofCase(document.caseId()), labelOf(document.id()), new Sealed<>(sealed), Label.class)
                .fileName();
    }

    /** Keyed, so that nobody who has a file can tell from the folder whether we have it too. */
    private String address(String caseId, byte[] digest) {
        String content = caseId + ":" + HexFormat.of().formatHex(digest);
        return HexFormat.of().formatHex(vault.blindIndex(BlindIndex.FILE, content));
    }

    private static Place bytesAt(String address) {
        return Place.of("file", address, "bytes");
    }

    private static Place labelOf(String id) {
        return Place.of("document", id, "label");
    }

    private static Document read(ResultSet row, int number) throws SQLException {
        return new Document(
                row.getString("id"),
                row.getString("case_id"),
                DocumentKind.valueOf(row.getString("kind")),
                row.getInt("version"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getBytes("digest"),
                row.getString("address"),
                Micros.toInstant(row.getLong("created_at")),
                row.getString("created_by"));
    }
}
