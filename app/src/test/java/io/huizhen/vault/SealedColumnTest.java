package io.huizhen.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.platform.Ids;
import io.huizhen.testing.DataRooms;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sealed column beside plain bytes goes through Spring Data JDBC and lies in the table as ciphertext. */
@DataRooms
class SealedColumnTest {

    record Facts(String name) {}

    @Table("patient")
    record Row(
            @Id String id,
            Sealed<Facts> facts,
            byte[] idNumberHash,
            byte[] phoneHash,
            byte[] nameHash,
            Instant createdAt,
            @Version Integer version) {}

    @Autowired
    JdbcAggregateTemplate aggregates;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Vault vault;

    @Test
    void isWrittenAndReadBackAndOpens() {
        String id = Ids.next();
        Scope scope = Scope.ofPatient(id);
        Place place = Place.of("patient", id, "facts");
        byte[] index = vault.blindIndex(BlindIndex.ID_NUMBER, id);
        Instant now = Instant.parse("2026-11-23T04:05:06.123456Z");

        aggregates.insert(new Row(id, vault.seal(scope, place, new Facts("陈𠮷兰")), index, index, index, now, null));

        Row read = aggregates.findById(id, Row.class);
        assertThat(vault.open(scope, place, read.facts(), Facts.class)).isEqualTo(new Facts("陈𠮷兰"));
        assertThat(read.idNumberHash()).isEqualTo(index);
        assertThat(read.createdAt()).isEqualTo(now);
        byte[] stored = jdbc.sql("SELECT facts FROM patient WHERE id = :id")
                .param("id", id)
                .query(byte[].class)
                .single();
        assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("𠮷");
    }
}
