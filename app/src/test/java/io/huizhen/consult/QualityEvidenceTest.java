package io.huizhen.consult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huizhen.HuizhenTest;
import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was measured is kept sealed, cannot be changed, and is summed up in the trail when the consult is over. */
@HuizhenTest
class QualityEvidenceTest {

    private static final Instant MINUTE = Instant.parse("2026-11-23T10:00:00Z");

    @Autowired
    QualityEvidence evidence;

    @Autowired
    ConsultFixture fixture;

    @Autowired
    JdbcClient jdbc;

    private final String seat = Ids.next();

    @Test
    void aMinuteIsGradedByTheWorstThatHeldForTenSeconds() {
        Consult consult = fixture.prepared(fixture.booked());
        keep(consult, MINUTE, Grade.GOOD, Grade.BAD, Grade.GOOD, Grade.GOOD);
        keep(consult, MINUTE.plus(Duration.ofMinutes(1)), Grade.BAD, Grade.GOOD, Grade.BAD, Grade.GOOD);
        assertThat(evidence.of(consult.id()).of(seat).orElseThrow().minutes().values())
                .containsExactly(Grade.GOOD, Grade.BAD);
    }

    @Test
    void samplesAreSealedUnderTheCasesKeyAndOpenAsTheyWere() {
        Consult consult = fixture.prepared(fixture.booked());
        keep(consult, MINUTE, Grade.WEAK, Grade.GOOD);
        assertThat(evidence.samples(consult, seat))
                .extracting(QualitySample::grade)
                .containsExactly(Grade.WEAK, Grade.GOOD);
        byte[] stored = jdbc.sql("SELECT samples FROM consult_quality WHERE seat_id = ?")
                .param(seat)
                .query(byte[].class)
                .single();
        assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("rttMillis");
    }

    @Test
    void theAppMayNeitherChangeNorDeleteIt() {
        Consult consult = fixture.prepared(fixture.booked());
        keep(consult, MINUTE, Grade.BAD);
        for (String sql : List.of(
                "UPDATE consult_quality SET grade = 'GOOD' WHERE seat_id = ?",
                "DELETE FROM consult_quality WHERE seat_id = ?",
                "DELETE FROM consult_media_event WHERE seat_id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(sql).param(seat).update()).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void theTrailHoldsTotalsAndADigestThatNamesEveryMinute() {
        Consult consult = fixture.prepared(fixture.booked());
        keep(consult, MINUTE, Grade.GOOD, Grade.GOOD);
        String before = evidence.digest(consult.id());
        keep(consult, MINUTE.plus(Duration.ofMinutes(1)), Grade.NONE, Grade.NONE);
        evidence.now(consult.id(), consult.caseId(), seat, sample(MINUTE, Grade.GOOD));

        evidence.close(consult.id(), consult.caseId());

        String row = jdbc.sql("SELECT what FROM audit_event WHERE case_id = ? AND what LIKE 'media quality of %'")
                .param(consult.caseId())
                .query(String.class)
                .single();
        assertThat(row).contains("good=1 weak=0 bad=0 none=1").endsWith("sha256=" + evidence.digest(consult.id()));
        assertThat(evidence.digest(consult.id())).isNotEqualTo(before);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM consult_seat_now WHERE seat_id = ?")
                        .param(seat)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theWallsRowFollowsAndSaysWhatWasNotMeasured() {
        Consult consult = fixture.prepared(fixture.booked());
        evidence.now(consult.id(), consult.caseId(), seat, sample(MINUTE, Grade.GOOD));
        QualitySample silent = new QualitySample(
                MINUTE.plusSeconds(5), MediaMode.AUDIO, Grade.NONE, 0, 0, 0, 0, 0, 0, 0, 0, false, 0, false, 0);
        evidence.now(consult.id(), consult.caseId(), seat, silent);
        var row = jdbc.sql("SELECT * FROM consult_seat_now WHERE seat_id = ?")
                .param(seat)
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("mode", "AUDIO")
                .containsEntry("grade", "NONE")
                .containsEntry("rtt_millis", null);
        assertThat(row.get("at")).isEqualTo(Micros.of(silent.at()));
    }

    private void keep(Consult consult, Instant minute, Grade... grades) {
        List<QualitySample> samples = IntStream.range(0, grades.length)
                .mapToObj(i -> sample(minute.plusSeconds(5L * i), grades[i]))
                .toList();
        evidence.keep(consult.id(), consult.caseId(), seat, minute, 1, samples);
    }

    private static QualitySample sample(Instant at, Grade grade) {
        return new QualitySample(at, MediaMode.FULL_VIDEO, grade, 40, 0.01, 0, 0, 0, 0, 250, 500, false, 0, true, 2);
    }
}
