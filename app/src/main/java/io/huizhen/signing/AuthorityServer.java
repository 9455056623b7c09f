package io.huizhen.signing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.util.List;

/**
 * The built-in authority as a process of its own, so that its keys need not lie where the app runs. Arguments: the
 * folder of the keys, the port (0 for any) on loopback, and the public address (ending in a slash) under which the
 * revocation lists are served, which is printed into certificates. Prints the port. {@code HUIZHEN_AUTHORITY_SECRET} is asked
 * of every caller that certifies or revokes. Speaks what {@link RemoteAuthority} asks, and RFC 3161 on {@code /stamp}.
 */
public final class AuthorityServer {

    private static final int LARGEST_REQUEST = 64 * 1024;

    private final LocalAuthority authority;
    private final LocalStamps stamps;
    private final String secret;

    private AuthorityServer(Path folder, URI lists, String secret) {
        this.authority = new LocalAuthority(folder, lists, Clock.systemUTC());
        this.stamps = new LocalStamps(authority, Clock.systemUTC());
        this.secret = secret;
    }

    public static void main(String[] arguments) throws IOException {
        String secret = System.getenv().getOrDefault("HUIZHEN_AUTHORITY_SECRET", "");
        if (secret.isEmpty()) {
            System.err.println("Set HUIZHEN_AUTHORITY_SECRET: without it anyone could ask for certificates.");
            System.exit(2);
        }
        HttpServer server = new AuthorityServer(Path.of(arguments[0]), URI.create(arguments[2]), secret)
                .start(Integer.parseInt(arguments[1]));
        System.out.println(server.getAddress().getPort());
    }

    private HttpServer start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST);
            String called =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            if (called.startsWith("GET /revocations/")) {
                revocations(exchange, called.substring("GET /revocations/".length()));
                return;
            }
            switch (called) {
                case "POST /stamp" -> send(exchange, 200, stamps.answer(body));
                case "GET /anchor" -> send(exchange, 200, text(Pem.of(List.of(authority.anchor()))));
                case "POST /certify", "POST /revoke" -> {
                    if (!knowsSecret(exchange)) {
                        send(exchange, 401, new byte[0]);
                    } else if (called.endsWith("certify")) {
                        send(exchange, 200, text(Pem.of(authority.certify(body))));
                    } else {
                        String[] asked = new String(body, StandardCharsets.US_ASCII).split(" ");
                        authority.revoke(new BigInteger(asked[0], 16), RevocationReason.valueOf(asked[1]));
                        send(exchange, 200, new byte[0]);
                    }
                }
                default -> send(exchange, 404, new byte[0]);
            }
        } catch (IllegalArgumentException | AuthorityUnavailableException e) {
            send(exchange, 400, new byte[0]);
        }
    }

    private void revocations(HttpExchange exchange, String number) throws IOException {
        List<X509CRL> lists = authority.revocations();
        int index = Integer.parseInt(number);
        try {
            boolean known = index >= 0 && index < lists.size();
            send(exchange, known ? 200 : 404, known ? lists.get(index).getEncoded() : new byte[0]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean knowsSecret(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null && MessageDigest.isEqual(text(given), text("Bearer " + secret));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
