package io.huizhen.signing.web;

import io.huizhen.access.Allowed;
import io.huizhen.signing.CertificateAuthority;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The anchor and the revocation lists, for anyone who checks a signature with software of their own. */
@Controller
class RevocationLists {

    private final CertificateAuthority authority;

    RevocationLists(CertificateAuthority authority) {
        this.authority = authority;
    }

    @GetMapping("/pki/{name}.crl")
    @Allowed(everyone = true)
    ResponseEntity<byte[]> list(@PathVariable String name) throws GeneralSecurityException {
        X509Certificate anchor = authority.anchor();
        for (X509CRL list : authority.revocations()) {
            boolean ofRoot = list.getIssuerX500Principal().equals(anchor.getSubjectX500Principal());
            if (name.equals(ofRoot ? "root" : "issuer")) {
                return ResponseEntity.ok()
                        .header("Content-Type", "application/pkix-crl")
                        .body(list.getEncoded());
            }
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    @GetMapping("/pki/root.pem")
    @Allowed(everyone = true)
    ResponseEntity<String> anchor() throws GeneralSecurityException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(authority.anchor().getEncoded());
        return ResponseEntity.ok()
                .header("Content-Type", "application/x-pem-file")
                .body("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }
}
