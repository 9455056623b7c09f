package io.huizhen.directory;

import io.huizhen.vault.Sealed;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A patient, once for each real person: the blind index of the id number is unique.
 *
 * @param account the subject at the identity provider, null until the patient sets up an account
 */
@Table("patient")
record Patient(
        @Id String id,
        Sealed<PatientFacts> facts,
        byte[] idNumberHash,
        byte[] phoneHash,
        byte[] nameHash,
        String account,
        Instant createdAt,
        @Version Integer version) {

    Patient withFacts(Sealed<PatientFacts> sealed, byte[] phone, byte[] name) {
        return new Patient(id, sealed, idNumberHash, phone, name, account, createdAt, version);
    }

    Patient withAccount(String subject) {
        return new Patient(id, facts, idNumberHash, phoneHash, nameHash, subject, createdAt, version);
    }
}
