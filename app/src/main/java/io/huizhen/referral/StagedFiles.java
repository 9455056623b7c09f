package io.huizhen.referral;

import io.huizhen.access.Viewer;
import io.huizhen.documents.DocumentKind;
import io.huizhen.documents.Documents;
import io.huizhen.documents.Upload;
import io.huizhen.documents.Uploads;
import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import io.huizhen.vault.Place;
import io.huizhen.vault.Scope;
import io.huizhen.vault.Sealed;
import io.huizhen.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Files of a form that has not been sent yet, sealed under the person's key; sending moves them into the case. */
@Component
@Transactional
public class StagedFiles {

    /** What a file of a referral is. */
    public enum Purpose {
        /** The record with the prior diagnosis. */
        DIAGNOSIS(DocumentKind.PRIOR_DIAGNOSIS),
        ATTACHMENT(DocumentKind.ATTACHMENT);

        private final DocumentKind kind;

        Purpose(DocumentKind kind) {
            this.kind = kind;
        }
    }

    /** A staged file, without its content. */
    public record StagedFile(String id, Purpose purpose, String name, int size) {}

    /** A form holds this many files at most. */
    public static final int MOST = 10;

    /** The form holds enough files. */
    public static class TooManyFilesException extends RuntimeException {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Uploads uploads;
    private final Documents documents;
    private final Clock clock;

    StagedFiles(JdbcClient jdbc, Vault vault, Uploads uploads, Documents documents, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.uploads = uploads;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * Checks a file and keeps it. A new diagnosis record takes the place of the one before.
     *
     * @throws io.huizhen.documents.RefusedUploadException with the reason to show
     * @throws TooManyFilesException when the form holds enough
     */
    public void keep(String token, Purpose purpose, String fileName, byte[] bytes, Viewer by) {
        Upload file = uploads.check(fileName, bytes);
        if (of(token, by).size() >= MOST) {
            throw new TooManyFilesException();
        }
        if (purpose == Purpose.DIAGNOSIS) {
            jdbc.sql("DELETE FROM referral_file WHERE token = ? AND person_id = ? AND purpose = ?")
                    .params(token, by.personId(), purpose.name())
                    .update();
        }
        String id = Ids.next();
        Scope scope = Scope.ofPerson(by.personId());
        jdbc.sql("""
                        INSERT INTO referral_file (id, token, person_id, purpose, name, content, size, staged_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        token,
                        by.personId(),
                        purpose.name(),
                        vault.seal(scope, place(id, "name"), file.fileName()).bytes(),
                        vault.sealBytes(scope, place(id, "content"), file.bytes()),
                        file.bytes().length,
                        Micros.of(clock.instant()))
                .update();
    }

    /** The files of the person's own form, oldest first. */
    @Transactional(readOnly = true)
    public List<StagedFile> of(String token, Viewer by) {
        return jdbc.sql("""
                        SELECT id, purpose, name, size FROM referral_file WHERE token = ? AND person_id = ? ORDER BY id
                        """)
                .params(token, by.personId())
                .query((row, number) -> file(row, by))
                .list();
    }

    public void remove(String token, String id, Viewer by) {
        jdbc.sql("DELETE FROM referral_file WHERE id = ? AND token = ? AND person_id = ?")
                .params(id, token, by.personId())
                .update();
    }

    /** Makes them documents of the case; the staged rows are thrown away with the draft. */
    @Transactional(propagation = Propagation.MANDATORY)
    void moveTo(String caseId, String token, Viewer by) {
        for (StagedFile file : of(token, by)) {
            byte[] sealed = jdbc.sql("SELECT content FROM referral_file WHERE id = ?")
                    .param(file.id())
                    .query(byte[].class)
                    .single();
            byte[] content = vault.openBytes(Scope.ofPerson(by.personId()), place(file.id(), "content"), sealed);
            documents.keep(caseId, file.purpose().kind, uploads.check(file.name(), content), by.personId());
        }
    }

    private StagedFile file(ResultSet row, Viewer by) throws SQLException {
        String id = row.getString("id");
        return new StagedFile(
                id,
                Purpose.valueOf(row.getString("purpose")),
                vault.open(
                        Scope.ofPerson(by.personId()),
                        place(id, "name"),
                        new Sealed<>(row.getBytes("name")),
                        String.class),
                row.getInt("size"));
    }

    private static Place place(String id, String field) {
        return Place.of("referral_file", id, field);
    }
}
