package org.palermo.local.backup;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.Secrets;

/// The key that encrypts backups of this installation: AES-256-GCM in segments of 4 KiB (Tink's streaming AEAD), so that a
/// file of any size is read in constant memory and a cut file is noticed. Segments are small because Java uses the processor's
/// instructions only in methods that were called often. Keys from before have segments of 1 MiB and still open their backups.
final class BackupKeys {

    private final KeysetHandle keyset;

    private BackupKeys(KeysetHandle keyset) {
        this.keyset = keyset;
    }

    static Path file(Home home) {
        return home.in("keys", "backup.json");
    }

    /// Created once. Without it no backup of this installation can ever be opened again.
    static BackupKeys make(Home home) throws IOException {
        var file = file(home);
        if (!Files.exists(file)) {
            try {
                StreamingAeadConfig.register();
                var made = KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB);
                var json = TinkJsonProtoKeysetFormat.serializeKeyset(made, InsecureSecretKeyAccess.get());
                Secrets.writePrivately(file, out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has AES-GCM", e);
            }
        }
        return read(home);
    }

    static BackupKeys read(Home home) throws IOException {
        var file = file(home);
        if (!Files.exists(file)) {
            throw new Failure(("There is no key for backups at %s. "
                    + "Put back what is kept of this installation's keys and secrets first.").formatted(file));
        }
        try {
            StreamingAeadConfig.register();
            return new BackupKeys(TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new Failure("%s is not a key file for backups.".formatted(file), e);
        }
    }

    /// The id with which a file names the key that opens it.
    String id() {
        return Integer.toHexString(keyset.getPrimary().getId());
    }

    boolean has(String id) {
        for (int i = 0; i < keyset.size(); i++) {
            if (Integer.toHexString(keyset.getAt(i).getId()).equals(id)) {
                return true;
            }
        }
        return false;
    }

    StreamingAead streaming() throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }
}
