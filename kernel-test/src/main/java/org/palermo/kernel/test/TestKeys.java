package org.palermo.kernel.test;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;

/// The master keys of the service under test: one keyset for the life of the test process, like its database.
public final class TestKeys {
    private static TestKeys running;

    private final Path file;
    private KeysetHandle keyset;

    private TestKeys() throws IOException, GeneralSecurityException {
        AeadConfig.register();
        file = Files.createTempFile("palermo-test", ".keyset.json");
        file.toFile().deleteOnExit();
        keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        write(json());
    }

    public static synchronized TestKeys running() {
        if (running == null) {
            try {
                running = new TestKeys();
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException("The test keys can't be made", e);
            }
        }
        return running;
    }

    public Path file() {
        return file;
    }

    /// The keyset as the file should contain it.
    public synchronized String json() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The id of the key that wraps.
    public synchronized long current() {
        return Integer.toUnsignedLong(keyset.getPrimary().getId());
    }

    /// A keyset of another installation.
    public static String foreign() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
                    InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Adds a key that wraps from now on, and keeps the others; returns its id.
    public synchronized long rotate() {
        try {
            keyset = KeysetHandle.newBuilder(keyset)
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM).withRandomId().makePrimary())
                    .build();
            write(json());
            return current();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The test keys can't be rotated", e);
        }
    }

    /// Replaces the whole content of the file; null deletes the file. `write(json())` restores it.
    public void write(String content) {
        try {
            if (content == null) {
                Files.deleteIfExists(file);
                return;
            }
            Path half = Files.createTempFile(file.getParent(), "palermo-test", ".new");
            Files.writeString(half, content);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
