package io.huizhen.report;

import io.huizhen.platform.Ids;
import io.huizhen.vault.Sealed;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One version of a case's report. Text changes only in a draft; from the first signature on, only signatures and stamps
 * are added. An amendment is another version: this one stays and goes on verifying.
 */
@Table("report")
public class Report {

    @Id
    private final String id;

    private final String caseId;
    private final String series;
    private final int number;
    private String language;
    private ReportState state;
    private Sealed<ReportContent> content;
    private String frozenDocument;
    private String signedDocument;
    private String issuedDocument;
    private final Instant createdAt;
    private Instant savedAt;

    @Version
    private Integer version;

    @PersistenceCreator
    Report(
            String id,
            String caseId,
            String series,
            int number,
            String language,
            ReportState state,
            Sealed<ReportContent> content,
            String frozenDocument,
            String signedDocument,
            String issuedDocument,
            Instant createdAt,
            Instant savedAt,
            Integer version) {
        this.id = id;
        this.caseId = caseId;
        this.series = series;
        this.number = number;
        this.language = language;
        this.state = state;
        this.content = content;
        this.frozenDocument = frozenDocument;
        this.signedDocument = signedDocument;
        this.issuedDocument = issuedDocument;
        this.createdAt = createdAt;
        this.savedAt = savedAt;
        this.version = version;
    }

    /** The first version, in Chinese until the doctor chooses. */
    static Report drafted(String id, String caseId, Sealed<ReportContent> content, Instant now) {
        return new Report(
                id,
                caseId,
                id,
                1,
                Locale.SIMPLIFIED_CHINESE.toLanguageTag(),
                ReportState.DRAFT,
                content,
                null,
                null,
                null,
                now,
                now,
                null);
    }

    /**
     * The draft of the version after this one.
     *
     * @throws WrongReportStateException unless this one has been issued
     */
    Report amended(String newId, Sealed<ReportContent> text, Instant now) {
        require(EnumSet.of(ReportState.ISSUED), "amend");
        return new Report(
                newId, caseId, series, number + 1, language, ReportState.DRAFT, text, null, null, null, now, now, null);
    }

    static String newId() {
        return Ids.next();
    }

    /** The doctor has written on; what was frozen for signing no longer counts. */
    void written(Sealed<ReportContent> text, Locale inLanguage, Instant now) {
        require(EnumSet.of(ReportState.DRAFT), "write");
        content = text;
        language = inLanguage.toLanguageTag();
        frozenDocument = null;
        savedAt = now;
    }

    /** These are the bytes that will be signed. */
    void frozen(String documentId) {
        require(EnumSet.of(ReportState.DRAFT), "freeze");
        frozenDocument = documentId;
    }

    /** Signed by the doctor. */
    void signed(String documentId, boolean stamped) {
        require(EnumSet.of(ReportState.DRAFT), "sign");
        signedDocument = documentId;
        state = stamped ? ReportState.SIGNED : ReportState.STAMPING;
    }

    /** The stamp that was missing has come. */
    void stamped(String documentId) {
        require(EnumSet.of(ReportState.STAMPING), "stamp");
        signedDocument = documentId;
        state = ReportState.SIGNED;
    }

    /** Adopted by the clinician. */
    void adopted(String documentId) {
        require(EnumSet.of(ReportState.SIGNED), "adopt");
        signedDocument = documentId;
        state = ReportState.ADOPTED;
    }

    /** Archived and fit for the patient. */
    void issued(String documentId) {
        require(EnumSet.of(ReportState.ADOPTED), "issue");
        issuedDocument = documentId;
        state = ReportState.ISSUED;
    }

    /** A draft that replaces an issued version; it may be withdrawn. */
    boolean isAmendment() {
        return number > 1 && state == ReportState.DRAFT;
    }

    private void require(EnumSet<ReportState> allowed, String asked) {
        if (!allowed.contains(state)) {
            throw new WrongReportStateException(caseId, state, asked);
        }
    }

    public String id() {
        return id;
    }

    public String caseId() {
        return caseId;
    }

    /** Common to all versions of one report. */
    public String series() {
        return series;
    }

    /** The version as printed: 1, 2, … */
    public int number() {
        return number;
    }

    public Locale language() {
        return Locale.forLanguageTag(language);
    }

    public ReportState state() {
        return state;
    }

    Sealed<ReportContent> content() {
        return content;
    }

    /** Null while nothing is frozen for signing. */
    String frozenDocument() {
        return frozenDocument;
    }

    /** Null until the doctor has signed. */
    public String signedDocument() {
        return signedDocument;
    }

    /** Null until issued. */
    public String issuedDocument() {
        return issuedDocument;
    }

    public Instant savedAt() {
        return savedAt;
    }
}
