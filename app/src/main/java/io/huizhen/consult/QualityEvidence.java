package io.huizhen.consult;

import io.huizhen.audit.Actor;
import io.huizhen.audit.Audit;
import io.huizhen.audit.AuditAction;
import io.huizhen.consult.mode.Grading;
import io.huizhen.platform.Micros;
import io.huizhen.vault.Place;
import io.huizhen.vault.Scope;
import io.huizhen.vault.Sealed;
import io.huizhen.vault.Vault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How good each person's line was, kept with the case: samples of 5 s sealed under the case's key, one row a minute
 * with its grade in the clear. When the consult is over, one row of the trail holds the totals and a digest over all
 * minutes, so that none can be added, changed or taken away unseen.
 */
@Component
@Transactional
public class QualityEvidence {

    /** The samples of one minute, as they are sealed. */
    public record Minute(List<QualitySample> samples) {}

    private static final String PURPOSE = "evidence of media quality";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Audit audit;
    private final MediaEvents events;
    private final Consults consults;

    QualityEvidence(JdbcClient jdbc, Vault vault, Audit audit, MediaEvents events, Consults consults) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.audit = audit;
        this.events = events;
        this.consults = consults;
    }

    /** Keeps a minute that is over. {@code part} is the fence of the owner that measured it. */
    public void keep(
            String consultId, String caseId, String seatId, Instant minute, long part, List<QualitySample> samples) {
        Grade grade =
                Grading.ofMinute(samples.stream().map(QualitySample::grade).toList());
        Sealed<Minute> sealed =
                vault.seal(Scope.ofCase(caseId), place(consultId, seatId, minute, part), new Minute(samples));
        jdbc.sql("INSERT INTO consult_quality (consult_id, seat_id, minute, part, grade, samples)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(consultId, seatId, Micros.of(minute), part, grade.name(), sealed.bytes())
                .update();
    }

    /** Notes how a person's line is now, for the live wall. */
    public void now(String consultId, String caseId, String seatId, QualitySample sample) {
        int known = jdbc.sql(
                        "UPDATE consult_seat_now SET mode = ?, grade = ?, rtt_millis = ?, loss_permille = ?, at = ?"
                                + " WHERE seat_id = ?")
                .params(sample.mode().name(), sample.grade().name(), rtt(sample), loss(sample), at(sample), seatId)
                .update();
        if (known == 0) {
            jdbc.sql("INSERT INTO consult_seat_now"
                            + " (seat_id, consult_id, case_id, mode, grade, rtt_millis, loss_permille, at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            seatId,
                            consultId,
                            caseId,
                            sample.mode().name(),
                            sample.grade().name(),
                            rtt(sample),
                            loss(sample),
                            at(sample))
                    .update();
        }
    }

    /** The person is not in the room now. */
    public void gone(String seatId) {
        jdbc.sql("DELETE FROM consult_seat_now WHERE seat_id = ?").param(seatId).update();
    }

    /** The consult is over: nobody is there now, and the trail gets the totals and the digest. Once is enough. */
    public void close(String consultId, String caseId) {
        jdbc.sql("DELETE FROM consult_seat_now WHERE consult_id = ?")
                .param(consultId)
                .update();
        Map<Grade, Integer> totals = new EnumMap<>(Grade.class);
        of(consultId)
                .participants()
                .forEach(one -> one.totals().forEach((grade, n) -> totals.merge(grade, n, Integer::sum)));
        if (!totals.isEmpty()) {
            audit.noteAs(Actor.SYSTEM, AuditAction.WRITE, caseId, summary(consultId, totals), PURPOSE);
        }
    }

    private String summary(String consultId, Map<Grade, Integer> totals) {
        StringBuilder text = new StringBuilder("media quality of ").append(consultId);
        for (Grade grade : Grade.values()) {
            text.append(' ').append(grade.key()).append('=').append(totals.getOrDefault(grade, 0));
        }
        return text.append(" sha256=").append(digest(consultId)).toString();
    }

    /** A digest over every minute kept, in order; equals the trail's while nothing was touched. */
    @Transactional(readOnly = true)
    public String digest(String consultId) {
        MessageDigest digest = sha256();
        jdbc.sql("SELECT * FROM consult_quality WHERE consult_id = ? ORDER BY seat_id, minute, part")
                .param(consultId)
                .query(row -> {
                    for (String column : List.of("consult_id", "seat_id", "grade")) {
                        framed(digest, row.getString(column).getBytes(StandardCharsets.US_ASCII));
                    }
                    framed(
                            digest,
                            ByteBuffer.allocate(16)
                                    .putLong(row.getLong("minute"))
                                    .putLong(row.getLong("part"))
                                    .array());
                    framed(digest, row.getBytes("samples"));
                });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What was measured, by grades alone: needs no key. Callers have passed the guard of the case. */
    @Transactional(readOnly = true)
    public ConsultQuality of(String consultId) {
        return ConsultQuality.of(
                jdbc.sql("SELECT seat_id, minute, grade FROM consult_quality WHERE consult_id = ?"
                                + " ORDER BY seat_id, minute, part")
                        .param(consultId)
                        .query((row, number) -> new ConsultQuality.Graded(
                                row.getString("seat_id"),
                                Micros.toInstant(row.getLong("minute")),
                                Grade.valueOf(row.getString("grade"))))
                        .list(),
                untilItEnded(consultId));
    }

    /** Without what another node may still have heard between the end and its own next look. */
    private List<MediaEvent> untilItEnded(String consultId) {
        Instant ended = consults.get(consultId).endedAt();
        return events.of(consultId).stream()
                .filter(event -> ended == null || !event.at().isAfter(ended))
                .toList();
    }

    /** Every sample of one person, opened. Callers have passed the guard of the case. */
    @Transactional(readOnly = true)
    public List<QualitySample> samples(Consult consult, String seatId) {
        return jdbc
                .sql("SELECT minute, part, samples FROM consult_quality WHERE consult_id = ? AND seat_id = ?"
                        + " ORDER BY minute, part")
                .params(consult.id(), seatId)
                .query((row, number) -> vault.open(
                        Scope.ofCase(consult.caseId()),
                        place(consult.id(), seatId, Micros.toInstant(row.getLong("minute")), row.getLong("part")),
                        new Sealed<>(row.getBytes("samples")),
                        Minute.class))
                .list()
                .stream()
                .flatMap(minute -> minute.samples().stream())
                .toList();
    }

    private static Place place(String consultId, String seatId, Instant minute, long part) {
        return Place.of("consult_quality", consultId + "/" + seatId + "/" + Micros.of(minute) + "/" + part, "samples");
    }

    /** Null when the browser said nothing: not measured is not zero. */
    private static Integer rtt(QualitySample sample) {
        return sample.readings() == 0 ? null : sample.rttMillis();
    }

    private static Integer loss(QualitySample sample) {
        return sample.readings() == 0 ? null : (int) Math.round(sample.loss() * 1000);
    }

    private static long at(QualitySample sample) {
        return Micros.of(sample.at());
    }

    private static void framed(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
