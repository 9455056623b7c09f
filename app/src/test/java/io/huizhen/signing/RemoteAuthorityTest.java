package io.huizhen.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huizhen.report.SampleReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The authority as a process of its own: certificates over CSR, time stamps over RFC 3161. */
class RemoteAuthorityTest {

    private static final String SECRET = "a secret of this test";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static Process process;
    private static URI address;

    @BeforeAll
    static void start() throws IOException {
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AuthorityServer.class.getName(),
                folder.resolve("authority").toString(),
                "0",
                "http://localhost/pki/");
        command.environment().put("HUIZHEN_AUTHORITY_SECRET", SECRET);
        command.redirectError(ProcessBuilder.Redirect.DISCARD);
        process = command.start();
        String port = new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
        address = URI.create("http://127.0.0.1:" + port);
    }

    @AfterAll
    static void stop() {
        process.destroy();
    }

    @Test
    void certifiesStampsAndVouchesFromAfar() {
        var authority = new RemoteAuthority(address, SECRET, PATIENCE);
        var stamps = new RemoteAuthority(address.resolve("/stamp"), "", PATIENCE);
        var pades = new Pades(new Trust(authority), stamps, Clock.systemUTC());
        SignatureResult signed = pades.sign(SampleReport.pdf(), "doctor", TestAuthority.person("张明远", authority));
        assertThat(signed.stamped()).isTrue();
        byte[] archived = pades.archive(signed.pdf());
        assertThat(new Verifier(new Trust(authority)).verifyAlone(archived).verdict())
                .isEqualTo(Verification.Verdict.VALID);
    }

    @Test
    void aRevocationThereIsSeenHere() {
        var authority = new RemoteAuthority(address, SECRET, PATIENCE);
        UnlockedKey person = TestAuthority.person("已离职", authority);
        authority.revoke(person.chain().getFirst().getSerialNumber(), RevocationReason.LEFT);
        assertThat(authority.revocations())
                .anyMatch(list -> list.isRevoked(person.chain().getFirst()));
    }

    @Test
    void nobodyIsCertifiedWithoutTheSecret() {
        var stranger = new RemoteAuthority(address, "guess", PATIENCE);
        assertThatThrownBy(() -> TestAuthority.person("路人", stranger))
                .isInstanceOf(AuthorityUnavailableException.class);
    }

    @Test
    void anAuthorityThatIsNotThereIsUnavailableAndNothingElse() throws IOException {
        int nobody;
        try (var socket = new java.net.ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        var away = new RemoteAuthority(URI.create("http://127.0.0.1:" + nobody), SECRET, PATIENCE);
        assertThatThrownBy(away::anchor).isInstanceOf(AuthorityUnavailableException.class);
        assertThatThrownBy(() -> away.answer(new byte[] {1})).isInstanceOf(AuthorityUnavailableException.class);
    }
}
