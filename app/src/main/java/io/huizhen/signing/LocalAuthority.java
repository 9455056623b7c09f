package io.huizhen.signing;

import io.huizhen.signing.Certificates.Issuer;
import io.huizhen.signing.Certificates.Revoked;
import io.huizhen.signing.Certificates.Use;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * The built-in authority: root, issuer and time-stamp keys in a folder that only its owner may read, made at the first
 * start. Nodes that share the folder share the authority. Files: {@code root, issuer, stamps} as {@code .pem} and
 * {@code .key}, and {@code revoked} with serial number, time and reason on each line.
 */
final class LocalAuthority implements CertificateAuthority {

    private static final Duration ROOT_LIFE = Duration.ofDays(20 * 365);
    private static final Duration ISSUER_LIFE = Duration.ofDays(10 * 365);
    private static final Duration PERSON_LIFE = Duration.ofDays(2 * 365);
    private static final Duration LIST_LIFE = Duration.ofDays(7);

    private final Path folder;
    private final URI lists;
    private final Clock clock;
    private final Issuer root;
    private final Issuer issuer;
    private final Issuer stamps;

    /** @param lists where the world can fetch {@code issuer.crl} and {@code root.crl}; printed into each certificate */
    LocalAuthority(Path folder, URI lists, Clock clock) {
        this.folder = folder;
        this.lists = lists;
        this.clock = clock;
        if (Files.notExists(folder.resolve("root.pem"))) {
            found();
        }
        root = load("root");
        issuer = load("issuer");
        stamps = load("stamps");
    }

    @Override
    public List<X509Certificate> certify(byte[] request) {
        PKCS10CertificationRequest asked = Certificates.checkedRequest(request);
        try {
            var key = new org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest(asked).getPublicKey();
            X509Certificate certificate = Certificates.issued(
                    asked.getSubject(),
                    key,
                    issuer,
                    Use.PERSON,
                    lists.resolve("issuer.crl"),
                    clock.instant(),
                    PERSON_LIFE);
            return List.of(certificate, issuer.certificate());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the request holds no usable key", e);
        }
    }

    @Override
    public X509Certificate anchor() {
        return root.certificate();
    }

    @Override
    public List<X509CRL> revocations() {
        Instant now = clock.instant();
        return List.of(
                Certificates.revocations(issuer, revoked(), now, LIST_LIFE),
                Certificates.revocations(root, Map.of(), now, LIST_LIFE));
    }

    @Override
    public void revoke(BigInteger serial, RevocationReason reason) {
        if (revoked().containsKey(serial)) {
            return;
        }
        try {
            Files.writeString(
                    folder.resolve("revoked"),
                    serial.toString(16) + " " + clock.instant() + " " + reason + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Certificate and key of the time stamps, with the issuer's certificate. */
    Issuer stamps() {
        return stamps;
    }

    X509Certificate issuer() {
        return issuer.certificate();
    }

    private Map<BigInteger, Revoked> revoked() {
        Path file = folder.resolve("revoked");
        if (Files.notExists(file)) {
            return Map.of();
        }
        Map<BigInteger, Revoked> revoked = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                String[] parts = line.split(" ");
                RevocationReason reason = parts.length > 2 ? RevocationReason.valueOf(parts[2]) : RevocationReason.LEFT;
                revoked.putIfAbsent(new BigInteger(parts[0], 16), new Revoked(Instant.parse(parts[1]), reason));
            }
            return revoked;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made aside and moved into place in one step: of two nodes that start at once, one wins and both use it. */
    private void found() {
        try {
            Files.createDirectories(folder.getParent());
            Path aside = Files.createTempDirectory(
                    folder.getParent(),
                    "authority",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Instant now = clock.instant();
            KeyPair rootKeys = Certificates.newKeys();
            X509Certificate rootCertificate = Certificates.selfSigned(
                    Certificates.name("Huizhen Root", "Huizhen", null), rootKeys, now, ROOT_LIFE);
            var founded = new Issuer(rootCertificate, rootKeys.getPrivate());
            save(aside, "root", founded);
            Issuer second = below(founded, "Huizhen Issuing CA", Use.ISSUER, "root.crl", now);
            save(aside, "issuer", second);
            save(aside, "stamps", below(second, "Huizhen Time Stamps", Use.TIME_STAMPS, "issuer.crl", now));
            try {
                Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException alreadyFounded) {
                if (Files.notExists(folder.resolve("root.pem"))) {
                    throw alreadyFounded;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the certificate authority could not be founded in " + folder, e);
        }
    }

    private Issuer below(Issuer above, String name, Use use, String list, Instant now) {
        KeyPair keys = Certificates.newKeys();
        X509Certificate certificate = Certificates.issued(
                Certificates.name(name, "Huizhen", null),
                keys.getPublic(),
                above,
                use,
                lists.resolve(list),
                now,
                ISSUER_LIFE);
        return new Issuer(certificate, keys.getPrivate());
    }

    private static void save(Path folder, String name, Issuer issuer) throws IOException {
        Files.writeString(folder.resolve(name + ".pem"), Pem.of(List.of(issuer.certificate())));
        Path key = Files.createFile(
                folder.resolve(name + ".key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, Pem.of(issuer.key()));
    }

    private Issuer load(String name) {
        try {
            return new Issuer(
                    Certificates.read(Files.readAllBytes(folder.resolve(name + ".pem")))
                            .getFirst(),
                    Pem.key(Files.readString(folder.resolve(name + ".key"))));
        } catch (IOException e) {
            throw new UncheckedIOException("the certificate authority in " + folder + " is not whole", e);
        }
    }
}
