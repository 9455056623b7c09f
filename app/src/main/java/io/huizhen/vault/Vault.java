package io.huizhen.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.mac.MacConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Seals values and files and opens them again. Any room may call it, behind the guard of {@code access}; the database
 * sees only ciphertext. AES-256-GCM under the scope's data key, bound to the {@link Place}.
 *
 * <p>Thread-safe. A scope's first seal makes its key within the caller's transaction; a new transaction started inside
 * that one must not be the second to use the scope, as it would wait for the first.
 */
@Component
public class Vault implements SmartInitializingSingleton {

    private static final byte FORMAT = 1;
    private static final int HEADER = 1 + Integer.BYTES;
    private static final Scope INDEX = Scope.ofSystem("blind-index");

    private static final AesGcmParameters SEAL = parameters();
    private static final HmacParameters HMAC = hmac();

    private final DataKeys keys;
    private final KekPort kek;
    private final JsonMapper json = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    Vault(DataKeys keys, KekPort kek) {
        this.keys = keys;
        this.kek = kek;
    }

    /** Makes the index key at the first start: a search may come in a read-only transaction, or in one inside another. */
    @Override
    public void afterSingletonsInstantiated() {
        indexKey();
    }

    /** Seals a value as JSON (records and {@code java.time} are fine; unknown fields are ignored when opened). */
    public <T> Sealed<T> seal(Scope scope, Place place, T value) {
        try {
            return new Sealed<>(sealBytes(scope, place, json.writeValueAsBytes(value)));
        } catch (JsonProcessingException e) {
            // No cause: Jackson's message may quote the value.
            throw new IllegalArgumentException(
                    "Not writable as JSON: " + value.getClass().getName());
        }
    }

    /** Opens what {@link #seal} made for the same scope and place, else {@link SealBrokenException}. */
    public <T> T open(Scope scope, Place place, Sealed<T> sealed, Class<T> type) {
        try {
            return json.readValue(openBytes(scope, place, sealed.bytes()), type);
        } catch (IOException e) {
            throw new SealBrokenException(scope, place);
        }
    }

    /** Seals a file's bytes (up to about 50 MB: it is held in memory). */
    public byte[] sealBytes(Scope scope, Place place, byte[] bytes) {
        try {
            byte[] sealed =
                    keys.forSealing(scope, SEAL, Aead.class, Vault::aead).encrypt(bytes, bound(place));
            return ByteBuffer.allocate(HEADER + sealed.length)
                    .put(FORMAT)
                    .putInt(DataKeys.VERSION)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing failed: " + place.table() + "." + place.field());
        }
    }

    /** Opens what {@link #sealBytes} made for the same scope and place, else {@link SealBrokenException}. */
    public byte[] openBytes(Scope scope, Place place, byte[] sealed) {
        if (sealed.length < HEADER
                || sealed[0] != FORMAT
                || ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt() != DataKeys.VERSION) {
            throw new SealBrokenException(scope, place);
        }
        Aead aead = keys.forOpening(scope, Aead.class, Vault::aead)
                .orElseThrow(() -> new SealBrokenException(scope, place));
        try {
            return aead.decrypt(Arrays.copyOfRange(sealed, HEADER, sealed.length), bound(place));
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException(scope, place);
        }
    }

    /**
     * A key for exact search: 32 bytes that are equal for equal values of one kind and say nothing without the index
     * key. See {@link BlindIndex} for the kinds and how each is normalised.
     */
    public byte[] blindIndex(String kind, String value) {
        try {
            return indexKey().computeMac(Framed.of(kind, BlindIndex.normalise(kind, value)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No blind index for kind " + kind);
        }
    }

    /** Makes a new key-encryption key and wraps every data key under it. Data stay as they are. Returns how many. */
    public int renewKek() {
        kek.renew();
        return keys.rewrap();
    }

    /** Finishes a renewal that was broken off: wraps what is not yet under the current key. Returns how many. */
    public int rewrap() {
        return keys.rewrap();
    }

    private Mac indexKey() {
        return keys.forSealing(INDEX, HMAC, Mac.class, Vault::mac);
    }

    private static byte[] bound(Place place) {
        return Framed.of(
                "huizhen seal",
                Integer.toString(DataKeys.VERSION),
                place.table(),
                place.row(),
                place.field(),
                Integer.toString(place.version()));
    }

    private static Aead aead(KeysetHandle handle) {
        return primitive(handle, Aead.class);
    }

    private static Mac mac(KeysetHandle handle) {
        return primitive(handle, Mac.class);
    }

    private static <P> P primitive(KeysetHandle handle, Class<P> type) {
        try {
            return handle.getPrimitive(RegistryConfiguration.get(), type);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A data key is not for this use: " + type.getSimpleName());
        }
    }

    private static AesGcmParameters parameters() {
        try {
            AeadConfig.register();
            return AesGcmParameters.builder()
                    .setKeySizeBytes(32)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HmacParameters hmac() {
        try {
            MacConfig.register();
            return HmacParameters.builder()
                    .setKeySizeBytes(32)
                    .setTagSizeBytes(32)
                    .setHashType(HmacParameters.HashType.SHA256)
                    .setVariant(HmacParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
