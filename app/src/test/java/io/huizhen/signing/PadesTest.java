package io.huizhen.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huizhen.documents.Tool;
import io.huizhen.report.SampleReport;
import io.huizhen.signing.Verification.Seal;
import io.huizhen.signing.Verification.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PadesTest {

    private static final TimeStampAuthority DOWN = request -> {
        throw new AuthorityUnavailableException("down", null);
    };

    @TempDir
    static Path folder;

    private static TestAuthority people;
    private static byte[] signedByDoctor;
    private static byte[] signedByBoth;
    private static byte[] archived;

    @BeforeAll
    static void signs() throws Exception {
        people = new TestAuthority(folder);
        Pades pades = people.pades();
        signedByDoctor =
                pades.sign(SampleReport.pdf(), "doctor", people.person("张明远")).pdf();
        signedByBoth =
                pades.sign(signedByDoctor, "clinician", people.person("李建国")).pdf();
        archived = pades.archive(signedByBoth);
        String keep = System.getProperty("huizhen.keep");
        if (keep != null) {
            Files.write(Path.of(keep + "-1.pdf"), signedByDoctor);
            Files.write(Path.of(keep + "-2.pdf"), signedByBoth);
            Files.write(Path.of(keep + "-3.pdf"), archived);
        }
    }

    @Test
    void everySignatureOfTheArchivedReportPassesWithTheDocumentAlone() {
        Verification verification = people.verifier().verifyAlone(archived);
        assertThat(verification.seals()).extracting(Seal::role).containsExactly("doctor", "clinician");
        assertThat(verification.seals()).allMatch(Seal::holds).allMatch(Seal::stamped);
        assertThat(verification.verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void aReportThatIsNotYetArchivedPassesWithTheAuthoritysLists() {
        assertThat(people.verifier().verify(signedByDoctor).verdict()).isEqualTo(Verdict.VALID);
        assertThat(people.verifier().verify(signedByBoth).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void otherPeoplesSoftwareCallsEachSignatureValid() {
        String said = Tool.run(archived, "pdfsig", "-nocert");
        assertThat(said).contains("Signature Field Name: doctor", "Signature Field Name: clinician");
        assertThat(said.split("Signature is Valid", -1)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(said).doesNotContain("Digest Mismatch", "Signature is Invalid");
    }

    @Test
    void oneChangedByteFailsBothHereAndThere() {
        byte[] forged = archived.clone();
        forged[forged.length / 4] ^= 1;
        assertThat(people.verifier().verify(forged).verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(Tool.run(forged, "pdfsig", "-nocert")).contains("Digest Mismatch");
    }

    @Test
    void anAdditionAfterTheLastSignatureIsAChange() {
        byte[] added = java.util.Arrays.copyOf(archived, archived.length + 1);
        added[archived.length] = '\n';
        assertThat(people.verifier().verify(added).verdict()).isEqualTo(Verdict.CHANGED);
    }

    @Test
    void theSignaturesOfAnotherAuthorityAreUnknown(@TempDir Path elsewhere) {
        var others = new TestAuthority(elsewhere);
        Verification verification = others.verifier().verify(signedByDoctor);
        assertThat(verification.verdict()).isNotEqualTo(Verdict.VALID);
        assertThat(verification.seals()).noneMatch(Seal::holds);
    }

    @Test
    void aFileWithoutSignaturesIsUnknown() {
        assertThat(people.verifier().verify(SampleReport.pdf()).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(people.verifier().verify("not a PDF".getBytes()).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void withTheTimeStampAuthorityDownItSignsAndTheStampFollows() {
        SignatureResult waiting = people.pades(DOWN).sign(SampleReport.pdf(), "doctor", people.person("张明远"));
        assertThat(waiting.stamped()).isFalse();
        assertThat(people.verifier().verify(waiting.pdf()).seals()).noneMatch(Seal::stamped);

        byte[] stamped = people.pades().stamp(waiting.pdf());
        assertThat(people.verifier().verify(stamped).seals())
                .allMatch(Seal::stamped)
                .allMatch(Seal::holds);
        byte[] both =
                people.pades().sign(stamped, "clinician", people.person("李建国")).pdf();
        assertThat(people.verifier().verifyAlone(people.pades().archive(both)).verdict())
                .isEqualTo(Verdict.VALID);
    }

    @Test
    void refusesAStampForAnotherNonce() {
        TimeStampAuthority replaying = request -> {
            try {
                var asked = new TimeStampRequest(request);
                var other = new TimeStampRequestGenerator();
                other.setCertReq(true);
                return people.stamps.answer(other.generate(
                                asked.getMessageImprintAlgOID(),
                                asked.getMessageImprintDigest(),
                                new java.math.BigInteger(60, new SecureRandom()))
                        .getEncoded());
            } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
            }
        };
        UnlockedKey doctor = people.person("张明远");
        assertThatThrownBy(() -> people.pades(replaying).sign(SampleReport.pdf(), "doctor", doctor))
                .isInstanceOf(StampRefusedException.class)
                .hasMessageContaining("nonce");
    }

    @Test
    void aRevokedCertificateDoesNotPass() {
        UnlockedKey doctor = people.person("已离职");
        people.authority.revoke(doctor.chain().getFirst().getSerialNumber(), RevocationReason.LEFT);
        byte[] signed =
                people.pades().sign(SampleReport.pdf(), "doctor", doctor).pdf();
        assertThat(people.verifier().verify(signed).verdict()).isEqualTo(Verdict.CHANGED);
    }

    @Test
    void aFieldCannotBeSignedTwice() {
        UnlockedKey doctor = people.person("张明远");
        assertThatThrownBy(() -> people.pades().sign(signedByDoctor, "doctor", doctor))
                .hasMessageContaining("already signed");
    }

    @Test
    void aSignatureWithItsStampAddsAtMostTenKilobytes() {
        assertThat(signedByDoctor.length).isLessThan(58 * 1024);
        assertThat(signedByDoctor.length - SampleReport.pdf().length).isLessThan(10 * 1024);
    }
}
