package org.palermo.local.keys;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.palermo.local.Failure;
import org.palermo.local.Secrets;

/// A file of master keys: a Tink keyset of AES-256-GCM keys as JSON. One of them wraps, and all of them open. A reader
/// sees the old file or the new one, never an incomplete one.
public final class KeysetFile {
    private final Path path;

    /// A path without a folder is a file of the working directory.
    public KeysetFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /// Creates the file once. An existing file stays: data in the database depends on it.
    public void make() throws IOException {
        if (!Files.exists(path)) {
            write(fresh());
        }
    }

    /// The key that wraps.
    public long current() throws IOException {
        return id(read().getPrimary());
    }

    /// Every key, in the order in which they were added.
    public List<Long> all() throws IOException {
        var keyset = read();
        var ids = new ArrayList<Long>();
        for (int i = 0; i < keyset.size(); i++) {
            ids.add(id(keyset.getAt(i)));
        }
        return ids;
    }

    /// Adds a key that opens and does not wrap yet, for installations whose instances don't see a new file at the same
    /// moment: the key is first announced and wraps from the next {@link #rotate} on. Returns its id.
    public long announce() throws IOException {
        var entry = KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM).withRandomId();
        write(build(KeysetHandle.newBuilder(read()).addEntry(entry)));
        return all().getLast();
    }

    /// Lets the newest key wrap: the announced one, else a new one. The others stay and open. Returns its id.
    public long rotate() throws IOException {
        if (all().getLast() == current()) {
            announce();
        }
        var builder = KeysetHandle.newBuilder(read());
        builder.getAt(builder.size() - 1).makePrimary();
        write(build(builder));
        return current();
    }

    /// @param ids  of the removed keys
    /// @param copy the file from before, which backups from before need; null if no key was removed
    public record Retired(List<Long> ids, Path copy) {}

    /// Removes the keys that neither wrap, nor were announced, nor are in `needed`. Before that, it copies the file to
    /// {@link RetiredKeys}.
    public Retired retire(Set<Long> needed, Instant at) throws IOException {
        var keyset = read();
        var builder = KeysetHandle.newBuilder(keyset);
        var newest = id(keyset.getAt(keyset.size() - 1));
        var gone = new ArrayList<Long>();
        for (int i = keyset.size() - 1; i >= 0; i--) {
            var id = id(keyset.getAt(i));
            if (!keyset.getAt(i).isPrimary() && id != newest && !needed.contains(id)) {
                builder.deleteAt(i);
                gone.add(id);
            }
        }
        if (gone.isEmpty()) {
            return new Retired(gone, null);
        }
        var service = path.getFileName().toString().replaceFirst("(-master)?\\.json$", "");
        var copy = RetiredKeys.beside(path).place(service, at);
        new KeysetFile(copy).write(keyset);
        write(build(builder));
        return new Retired(gone, copy);
    }

    public Path path() {
        return path;
    }

    private static KeysetHandle fresh() {
        try {
            AeadConfig.register();
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink has AES-256-GCM", e);
        }
    }

    private static KeysetHandle build(KeysetHandle.Builder builder) {
        try {
            return builder.build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A keyset with a key more or less is a keyset", e);
        }
    }

    /// The cause is dropped, because it may contain parts of the file.
    private KeysetHandle read() throws IOException {
        if (!Files.exists(path)) {
            throw new Failure("There are no master keys at " + path + ".");
        }
        try {
            AeadConfig.register();
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(path), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException | RuntimeException damaged) {
            throw new Failure("The master keys at " + path + " are damaged; they were left as they are.");
        }
    }

    private void write(KeysetHandle keyset) throws IOException {
        try {
            var json = TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
            Secrets.writePrivately(path, out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A keyset can be written", e);
        }
    }

    private static long id(KeysetHandle.Entry entry) {
        return Integer.toUnsignedLong(entry.getId());
    }
}
