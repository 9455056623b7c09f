package io.huizhen.signing;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A local authority in a test's own folder, and people certified by it. */
public final class TestAuthority {

    public final LocalAuthority authority;
    public final LocalStamps stamps;

    public TestAuthority(Path folder) {
        authority = new LocalAuthority(
                folder.resolve("authority"), java.net.URI.create("http://localhost/pki/"), Clock.systemUTC());
        stamps = new LocalStamps(authority, Clock.systemUTC());
    }

    public Pades pades() {
        return pades(stamps);
    }

    public Pades pades(TimeStampAuthority stamping) {
        return new Pades(new Trust(authority), stamping, Clock.systemUTC());
    }

    public Verifier verifier() {
        return new Verifier(new Trust(authority));
    }

    public UnlockedKey person(String name) {
        return person(name, authority);
    }

    public static UnlockedKey person(String name, CertificateAuthority authority) {
        KeyPair keys = Certificates.newKeys();
        List<X509Certificate> chain = new ArrayList<>(
                authority.certify(Certificates.request(Certificates.name(name, "江城大学附属第一医院", "110420197002"), keys)));
        return new UnlockedKey(keys.getPrivate(), chain);
    }
}
