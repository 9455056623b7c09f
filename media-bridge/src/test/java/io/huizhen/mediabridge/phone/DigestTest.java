package io.huizhen.mediabridge.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.mediabridge.Secret;
import org.junit.jupiter.api.Test;

/** The examples of the specifications. */
class DigestTest {

    @Test
    void answersAsRfc2617Does() {
        Digest digest = Digest.of(
                        "testrealm@host.com",
                        "dcd98b7102dd2f0e8b11d0f600bfb0c093",
                        "5ccc069c403ebaf9f0171e9517f40e41",
                        null,
                        "auth,auth-int")
                .orElseThrow();

        assertThat(digest.answer("GET", "/dir/index.html", "Mufasa", Secret.of("Circle Of Life"), "0a4f113b"))
                .contains(
                        "response=\"6629fae49393a05397450978507c4ef1\"",
                        "nc=00000001",
                        "qop=auth,",
                        "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
    }

    @Test
    void answersWithSha256AsRfc7616Does() {
        Digest digest = Digest.of(
                        "http-auth@example.org",
                        "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
                        "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS",
                        "SHA-256",
                        "auth")
                .orElseThrow();

        assertThat(digest.answer(
                        "GET",
                        "/dir/index.html",
                        "Mufasa",
                        Secret.of("Circle of Life"),
                        "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"))
                .contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"");
    }

    @Test
    void countsItsAnswersToOneChallenge() {
        Digest digest = Digest.of("r", "n", null, "MD5", "auth").orElseThrow();

        assertThat(digest.answer("BYE", "sip:a", "u", Secret.of("p"))).contains("nc=00000001");
        assertThat(digest.answer("BYE", "sip:a", "u", Secret.of("p"))).contains("nc=00000002");
    }

    @Test
    void hasNoAnswerToWhatItDoesNotKnow() {
        assertThat(Digest.of("r", "n", null, "SHA-512-256", "auth")).isEmpty();
        assertThat(Digest.of("r", "n", null, "MD5", "auth-int")).isEmpty();
        assertThat(Digest.of("r", null, null, "MD5", "auth")).isEmpty();
    }
}
