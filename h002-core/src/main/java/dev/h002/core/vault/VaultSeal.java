package dev.h002.core.vault;

import dev.h002.InvalidInputException;
import dev.h002.StoreException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a masking session's vault so that a store can keep it without being able to read it.
 *
 * <p>AES-256 in Galois/Counter Mode (NIST SP 800-38D) with a random 96-bit nonce per sealing and a 128-bit tag. Layout: format
 * version (1 byte, now 1), key id (8 bytes, from a hash of the key), nonce (12 bytes), ciphertext with tag. The header and what
 * the vault is bound to are authenticated, so a sealed vault opens only under the same key and for the same customer and
 * conversation. Random nonces are safe for 2<sup>32</sup> sealings under one key; change the key before ({@link #withKey}).
 *
 * <p>Immutable and thread-safe.
 */
public final class VaultSeal {
    private static final byte VERSION = 1;
    private static final int KEY_BYTES = 32;
    private static final int KEY_ID_BYTES = 8;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES;
    private static final int MAX_EARLIER_KEYS = 16;
    private static final int PSEUDONYM_BYTES = 16;
    private static final String HMAC = "HmacSHA256";
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";

    /** The first seals, each opens what it sealed. */
    private final List<Key> keys;

    private final SecureRandom random;

    private VaultSeal(List<Key> keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    private record Key(SecretKey secret, ByteBuffer id) {
        private static Key of(byte[] bytes) {
            if (bytes.length != KEY_BYTES) {
                throw new InvalidInputException("vaultKey", "The vault key is exactly " + KEY_BYTES + " bytes long.");
            }
            return new Key(new SecretKeySpec(bytes, "AES"), ByteBuffer.wrap(keyId(bytes)));
        }

        /** Hides the key. */
        @Override
        public String toString() {
            return "Key[hidden]";
        }
    }

    /**
     * Seals under the host's own key. The arrays are copied.
     *
     * <p>To change the key, make the old one an earlier one: what it sealed opens as before, and is sealed under the new key when
     * its conversation goes on. Once the last has gone on or expired, the old key can go.
     *
     * @param key 32 random bytes
     * @param earlier keys that only open, at most {@value #MAX_EARLIER_KEYS}
     * @throws InvalidInputException if one has another length, or there are more
     */
    public static VaultSeal withKey(byte[] key, byte[]... earlier) {
        if (earlier.length > MAX_EARLIER_KEYS) {
            throw new InvalidInputException(
                    "vaultKey", "At most " + MAX_EARLIER_KEYS + " earlier vault keys are kept.");
        }
        List<Key> keys = new ArrayList<>(List.of(Key.of(key)));
        for (byte[] old : earlier) {
            keys.add(Key.of(old));
        }
        return new VaultSeal(List.copyOf(keys), new SecureRandom());
    }

    /** Seals under a random key that ends with this object: for conversations that live in memory only. */
    public static VaultSeal ephemeral() {
        SecureRandom random = new SecureRandom();
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        VaultSeal seal = new VaultSeal(List.of(Key.of(key)), random);
        Arrays.fill(key, (byte) 0);
        return seal;
    }

    /**
     * Encrypts a vault. Keeps the order of its entries and every UTF-16 unit, lone surrogates included.
     *
     * @param boundTo who may open it, such as tenant, user and conversation joined unambiguously
     */
    public byte[] seal(Map<String, String> vault, String boundTo) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        Key key = keys.get(0);
        header.put(VERSION).put(key.id().duplicate()).put(nonce);
        byte[] plain = VaultFormat.write(vault);
        try {
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, key, header.array(), boundTo).doFinal(plain);
            return ByteBuffer.allocate(HEADER_BYTES + encrypted.length)
                    .put(header.array())
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new StoreException("The vault could not be encrypted: this Java lacks AES-GCM.", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * A name that is always the same for the same text under the same (newest) key, and tells nothing about it to whoever lacks
     * the key: HMAC-SHA-256 under a key derived from this one, as 32 hexadecimal digits.
     */
    public String pseudonym(String text) {
        byte[] derived = hmac(keys.get(0).secret().getEncoded(), "h002 pseudonym");
        return HexFormat.of().formatHex(hmac(derived, text), 0, PSEUDONYM_BYTES);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new StoreException("No pseudonym could be made: this Java lacks HMAC-SHA-256.", e);
        }
    }

    /**
     * Decrypts a vault.
     *
     * @throws InvalidInputException if it names another key: a setting is wrong, the vault is not
     * @throws StoreException if it was sealed for somebody else, by a later version, or was changed
     */
    public Map<String, String> open(byte[] sealed, String boundTo) {
        if (sealed.length < HEADER_BYTES + TAG_BITS / 8) {
            throw new StoreException("The sealed vault is cut off: restore it or erase the conversation.", null);
        }
        byte[] header = Arrays.copyOf(sealed, HEADER_BYTES);
        if (header[0] != VERSION) {
            throw new StoreException("The sealed vault has an unknown format: use the version that wrote it.", null);
        }
        ByteBuffer sealedUnder = ByteBuffer.wrap(header, 1, KEY_ID_BYTES);
        Key key = keys.stream()
                .filter(known -> known.id().equals(sealedUnder))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "vaultKey",
                        "The conversation was sealed under another vault key: configure that key or begin a new"
                                + " conversation."));
        byte[] plain = {};
        try {
            plain = cipher(Cipher.DECRYPT_MODE, key, header, boundTo)
                    .doFinal(sealed, HEADER_BYTES, sealed.length - HEADER_BYTES);
            return VaultFormat.read(plain);
        } catch (GeneralSecurityException e) {
            throw new StoreException(
                    "The sealed vault was changed or belongs to another conversation: erase the conversation.", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static Cipher cipher(int mode, Key key, byte[] header, String boundTo) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, header, 1 + KEY_ID_BYTES, NONCE_BYTES));
        cipher.updateAAD(header);
        // UTF-16 rather than UTF-8: two ids that differ in a lone surrogate must not bind alike.
        cipher.updateAAD(VaultFormat.utf16(boundTo));
        return cipher;
    }

    private static byte[] keyId(byte[] key) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update("h002 vault key id".getBytes(StandardCharsets.US_ASCII));
            return Arrays.copyOf(sha256.digest(key), KEY_ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new StoreException("The vault key could not be identified: this Java lacks SHA-256.", e);
        }
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "VaultSeal[hidden]";
    }
}
