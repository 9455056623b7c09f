package io.huizhen.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Makes and reads keys, requests, certificates and revocation lists: ECDSA P-256 with SHA-256 throughout. */
final class Certificates {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** What a certificate is for. */
    enum Use {
        ROOT,
        ISSUER,
        TIME_STAMPS,
        PERSON
    }

    record Issuer(X509Certificate certificate, PrivateKey key) {}

    record Revoked(Instant at, RevocationReason reason) {}

    private Certificates() {}

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static X500Name name(String common, String organisation, String number) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, organisation)
                .addRDN(BCStyle.CN, common);
        if (number != null) {
            name.addRDN(BCStyle.SERIALNUMBER, number);
        }
        return name.build();
    }

    static X509Certificate selfSigned(X500Name name, KeyPair keys, Instant now, Duration life) {
        return build(name, name, keys, keys.getPrivate(), null, Use.ROOT, null, now, life);
    }

    static X509Certificate issued(
            X500Name name, java.security.PublicKey key, Issuer issuer, Use use, URI lists, Instant now, Duration life) {
        X500Name by = X500Name.getInstance(
                issuer.certificate().getSubjectX500Principal().getEncoded());
        return build(name, by, new KeyPair(key, null), issuer.key(), issuer.certificate(), use, lists, now, life);
    }

    private static X509Certificate build(
            X500Name name,
            X500Name by,
            KeyPair keys,
            PrivateKey signing,
            X509Certificate issuer,
            Use use,
            URI lists,
            Instant now,
            Duration life) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    by,
                    new BigInteger(127, RANDOM).setBit(126),
                    Date.from(now.minus(Duration.ofMinutes(5))),
                    Date.from(now.plus(life)),
                    name,
                    keys.getPublic());
            var ids = new JcaX509ExtensionUtils();
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(keys.getPublic()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    issuer == null
                            ? ids.createAuthorityKeyIdentifier(keys.getPublic())
                            : ids.createAuthorityKeyIdentifier(issuer));
            if (lists != null) {
                builder.addExtension(Extension.cRLDistributionPoints, false, at(lists));
            }
            switch (use) {
                case ROOT, ISSUER -> {
                    builder.addExtension(
                            Extension.basicConstraints,
                            true,
                            use == Use.ROOT ? new BasicConstraints(1) : new BasicConstraints(0));
                    builder.addExtension(
                            Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
                }
                case TIME_STAMPS -> {
                    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
                    builder.addExtension(
                            Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
                }
                case PERSON ->
                    builder.addExtension(
                            Extension.keyUsage,
                            true,
                            new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            }
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer(signing)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a certificate could not be made", e);
        }
    }

    private static CRLDistPoint at(URI lists) {
        var name = new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, lists.toString()));
        return new CRLDistPoint(
                new DistributionPoint[] {new DistributionPoint(new DistributionPointName(name), null, null)});
    }

    static byte[] request(X500Name name, KeyPair keys) {
        try {
            return new JcaPKCS10CertificationRequestBuilder(name, keys.getPublic())
                    .build(signer(keys.getPrivate()))
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The request, when its own key signed it. */
    static PKCS10CertificationRequest checkedRequest(byte[] request) {
        try {
            var parsed = new PKCS10CertificationRequest(request);
            if (!parsed.isSignatureValid(
                    new JcaContentVerifierProviderBuilder().build(parsed.getSubjectPublicKeyInfo()))) {
                throw new IllegalArgumentException("the request is not signed by its key");
            }
            return parsed;
        } catch (IOException | OperatorCreationException | PKCSException e) {
            throw new IllegalArgumentException("not a certificate request", e);
        }
    }

    static X509CRL revocations(Issuer issuer, Map<BigInteger, Revoked> revoked, Instant now, Duration life) {
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(
                    X500Name.getInstance(
                            issuer.certificate().getSubjectX500Principal().getEncoded()),
                    Date.from(now));
            builder.setNextUpdate(Date.from(now.plus(life)));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.certificate()));
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.toEpochMilli())));
            revoked.forEach(
                    (serial, ended) -> builder.addCRLEntry(serial, Date.from(ended.at()), reason(ended.reason())));
            return new JcaX509CRLConverter().getCRL(builder.build(signer(issuer.key())));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a revocation list could not be made", e);
        }
    }

    private static int reason(RevocationReason reason) {
        return switch (reason) {
            case REPLACED -> CRLReason.superseded;
            case LEAKED -> CRLReason.keyCompromise;
            case LEFT -> CRLReason.cessationOfOperation;
        };
    }

    static ContentSigner signer(PrivateKey key) {
        try {
            return new JcaContentSignerBuilder("SHA256withECDSA").build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<X509Certificate> read(byte[] pem) {
        try {
            Collection<?> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
            return all.stream().map(X509Certificate.class::cast).toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not certificates", e);
        }
    }

    static X509CRL readRevocations(byte[] der) {
        try {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a revocation list", e);
        }
    }
}
