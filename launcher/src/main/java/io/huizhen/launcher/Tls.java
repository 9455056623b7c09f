package io.huizhen.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A certificate for one host name, issued by a certificate authority that lives in this home alone. People's browsers
 * must be told to trust {@code ca}.
 *
 * @param keyStore PKCS #12 with key and chain of the server
 * @param ca the authority's certificate, PEM
 * @param trustStore the JDK's authorities and ours
 */
record Tls(Path keyStore, Path ca, Path trustStore, String password) {

    private static final String ALIAS = "server";

    /** Makes, or finds, authority and certificate in the given home. */
    static Tls forHost(Home home, String host) throws IOException, InterruptedException {
        Path folder = home.data("tls");
        String password = home.secret("tls");
        Path authority = folder.resolve("authority.p12");
        Tls tls = new Tls(
                folder.resolve(host.replaceAll("[^A-Za-z0-9.-]", "_") + ".p12"),
                folder.resolve("huizhen-ca.pem"),
                folder.resolve("trust.p12"),
                password);
        if (!Files.exists(authority)) {
            keytool(
                    home,
                    "-genkeypair",
                    "-alias",
                    "ca",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    "CN=Huizhen local CA",
                    "-ext",
                    "bc:c=ca:true,pathlen:0",
                    "-ext",
                    "ku:c=keyCertSign,cRLSign",
                    "-validity",
                    "825",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    authority.toString(),
                    "-storepass",
                    password);
            keytool(
                    home,
                    "-exportcert",
                    "-rfc",
                    "-alias",
                    "ca",
                    "-keystore",
                    authority.toString(),
                    "-storepass",
                    password,
                    "-file",
                    tls.ca.toString());
            Files.copy(
                    Path.of(System.getProperty("java.home"), "lib/security/cacerts"),
                    tls.trustStore,
                    StandardCopyOption.REPLACE_EXISTING);
            keytool(
                    home,
                    "-importcert",
                    "-noprompt",
                    "-alias",
                    "huizhen-local-ca",
                    "-file",
                    tls.ca.toString(),
                    "-keystore",
                    tls.trustStore.toString(),
                    "-storepass",
                    "changeit");
        }
        if (!Files.exists(tls.keyStore)) {
            issue(home, tls, authority, host);
        }
        return tls;
    }

    private static void issue(Home home, Tls tls, Path authority, String host)
            throws IOException, InterruptedException {
        Path request = home.data("tls").resolve("request.csr");
        Path answer = home.data("tls").resolve("answer.pem");
        Path next = home.data("tls").resolve("next.p12");
        Files.deleteIfExists(next);
        String names = (host.matches("[0-9.]+|.*:.*") ? "ip:" : "dns:") + host + ",dns:localhost,ip:127.0.0.1";
        keytool(
                home,
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + host,
                "-validity",
                "397",
                "-storetype",
                "PKCS12",
                "-keystore",
                next.toString(),
                "-storepass",
                tls.password);
        keytool(
                home,
                "-certreq",
                "-alias",
                ALIAS,
                "-keystore",
                next.toString(),
                "-storepass",
                tls.password,
                "-file",
                request.toString());
        keytool(
                home,
                "-gencert",
                "-rfc",
                "-alias",
                "ca",
                "-keystore",
                authority.toString(),
                "-storepass",
                tls.password,
                "-infile",
                request.toString(),
                "-outfile",
                answer.toString(),
                "-ext",
                "san=" + names,
                "-ext",
                "eku=serverAuth",
                "-ext",
                "ku:c=digitalSignature",
                "-validity",
                "397");
        keytool(
                home,
                "-importcert",
                "-noprompt",
                "-alias",
                "ca",
                "-file",
                tls.ca.toString(),
                "-keystore",
                next.toString(),
                "-storepass",
                tls.password);
        keytool(
                home,
                "-importcert",
                "-noprompt",
                "-alias",
                ALIAS,
                "-file",
                answer.toString(),
                "-keystore",
                next.toString(),
                "-storepass",
                tls.password);
        Files.delete(request);
        Files.delete(answer);
        Files.move(next, tls.keyStore, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void keytool(Home home, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(Jvm.program("keytool"), "-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        command.addAll(List.of(arguments));
        Path log = home.log("tls");
        if (!Tool.run(command, Map.of(), log, Duration.ofMinutes(1))) {
            throw new PartFailed("https", "the certificate could not be made", "Try up --fresh.", log);
        }
    }
}
