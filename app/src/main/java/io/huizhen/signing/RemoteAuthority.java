package io.huizhen.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/**
 * An authority in another process, over HTTP: {@code POST /certify} (PKCS#10 DER) and {@code GET /anchor} answer PEM,
 * {@code GET /revocations/0..} DER lists until 404, {@code POST /revoke} takes a serial number in hex. The secret goes
 * in the Authorization header. A licensed provider's own dialect replaces this class.
 */
final class RemoteAuthority implements CertificateAuthority, TimeStampAuthority {

    private static final int MOST_LISTS = 8;

    private final URI base;
    private final String secret;
    private final Duration patience;
    private final HttpClient http;

    RemoteAuthority(URI base, String secret, Duration patience) {
        this.base = base;
        this.secret = secret;
        this.patience = patience;
        this.http = HttpClient.newBuilder().connectTimeout(patience).build();
    }

    @Override
    public List<X509Certificate> certify(byte[] request) {
        return certificates(post("certify", "application/pkcs10", request));
    }

    @Override
    public X509Certificate anchor() {
        return certificates(send(request("anchor").GET())).getFirst();
    }

    @Override
    public List<X509CRL> revocations() {
        var lists = new java.util.ArrayList<X509CRL>();
        for (int i = 0; i < MOST_LISTS; i++) {
            HttpResponse<byte[]> answer = exchange(request("revocations/" + i).GET());
            if (answer.statusCode() == 404) {
                return lists;
            }
            lists.add(parsed(() -> Certificates.readRevocations(answer.body())));
        }
        return lists;
    }

    @Override
    public void revoke(BigInteger serial, RevocationReason reason) {
        String line = serial.toString(16) + " " + reason;
        post("revoke", "text/plain", line.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Override
    public byte[] answer(byte[] request) {
        return post("", "application/timestamp-query", request);
    }

    private static List<X509Certificate> certificates(byte[] pem) {
        return parsed(() -> Certificates.read(pem));
    }

    private static <T> T parsed(java.util.function.Supplier<T> parse) {
        try {
            return parse.get();
        } catch (IllegalArgumentException e) {
            throw new AuthorityUnavailableException("the authority's answer cannot be read", e);
        }
    }

    private byte[] post(String path, String type, byte[] body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder request(String path) {
        URI uri = path.isEmpty() ? base : URI.create(base.toString().replaceAll("/$", "") + "/" + path);
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri).timeout(patience);
        return secret.isEmpty() ? builder : builder.header("Authorization", "Bearer " + secret);
    }

    private byte[] send(HttpRequest.Builder request) {
        HttpResponse<byte[]> answer = exchange(request);
        if (answer.statusCode() != 200) {
            throw new AuthorityUnavailableException("the authority answered " + answer.statusCode(), null);
        }
        return answer.body();
    }

    private HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AuthorityUnavailableException("the authority does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthorityUnavailableException("interrupted", e);
        }
    }
}
