package io.huizhen.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.signature.EcdsaParameters;
import com.google.crypto.tink.signature.EcdsaPrivateKey;
import com.google.crypto.tink.signature.SignatureConfig;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import org.springframework.stereotype.Component;

/**
 * The system's own signing keys (not a person's), by name: ECDSA P-256 with SHA-256 and DER signatures, so that anyone
 * can check one with standard tools and the public key. The private half is kept wrapped like every data key.
 */
@Component
public class HouseKey {

    private static final EcdsaParameters ECDSA = parameters();

    private record Pair(PrivateKey secret, PublicKey open) {}

    private final DataKeys keys;

    HouseKey(DataKeys keys) {
        this.keys = keys;
    }

    public byte[] sign(String name, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair(name).secret());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Signing failed: key " + name, e);
        }
    }

    /** The public half, made with the key when there is none yet. */
    public PublicKey publicKey(String name) {
        return pair(name).open();
    }

    /** Whether the signature over these bytes is this public key's. */
    public static boolean verify(PublicKey key, byte[] bytes, byte[] signature) {
        try {
            Signature check = Signature.getInstance("SHA256withECDSA");
            check.initVerify(key);
            check.update(bytes);
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private Pair pair(String name) {
        return keys.forSealing(Scope.ofSystem("sign-" + name), ECDSA, Pair.class, HouseKey::pair);
    }

    private static Pair pair(KeysetHandle handle) {
        try {
            EcdsaPrivateKey key = (EcdsaPrivateKey) handle.getPrimary().getKey();
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            ECParameterSpec p256 = curve.getParameterSpec(ECParameterSpec.class);
            BigInteger secret = key.getPrivateValue().getBigInteger(InsecureSecretKeyAccess.get());
            KeyFactory factory = KeyFactory.getInstance("EC");
            return new Pair(
                    factory.generatePrivate(new ECPrivateKeySpec(secret, p256)),
                    factory.generatePublic(
                            new ECPublicKeySpec(key.getPublicKey().getPublicPoint(), p256)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A signing key could not be read", e);
        }
    }

    private static EcdsaParameters parameters() {
        try {
            SignatureConfig.register();
            return EcdsaParameters.builder()
                    .setCurveType(EcdsaParameters.CurveType.NIST_P256)
                    .setHashType(EcdsaParameters.HashType.SHA256)
                    .setSignatureEncoding(EcdsaParameters.SignatureEncoding.DER)
                    .setVariant(EcdsaParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
