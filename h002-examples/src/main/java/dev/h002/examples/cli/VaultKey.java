package dev.h002.examples.cli;

import dev.h002.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import javax.crypto.SecretKey;

/** The key that seals conversations' personal values: the one that is set, or one kept beside the embedded database. */
final class VaultKey {
    private static final String FILE = "vault.key";
    private static final int BYTES = 32;

    private VaultKey() {}

    /** @throws StoreException if there is no key and none can be kept */
    static byte[] of(Settings settings) {
        if (!settings.vaultKeys().isEmpty()) {
            return settings.vaultKeys().get(0).getEncoded();
        }
        Path file = Database.folder(settings).resolve(FILE);
        try {
            byte[] kept = Files.exists(file) ? Files.readAllBytes(file) : make(file);
            if (kept.length != BYTES) {
                throw new StoreException(
                        "The vault key in " + file + " is damaged: restore it, or remove it and all conversations.",
                        null);
            }
            return kept;
        } catch (IOException failure) {
            throw new StoreException(
                    "The vault key in " + file + " cannot be read or made; set H002_VAULT_KEY.", failure);
        }
    }

    /** Keys that conversations may still be sealed under. */
    static byte[][] earlier(Settings settings) {
        return settings.vaultKeys().stream().skip(1).map(SecretKey::getEncoded).toArray(byte[][]::new);
    }

    private static byte[] make(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Set<StandardOpenOption> onlyIfNew =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        boolean posix = Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (SeekableByteChannel channel = Files.newByteChannel(file, onlyIfNew, ownerOnly)) {
            channel.write(ByteBuffer.wrap(key));
            return key;
        } catch (FileAlreadyExistsException other) {
            return Files.readAllBytes(file);
        }
    }
}
