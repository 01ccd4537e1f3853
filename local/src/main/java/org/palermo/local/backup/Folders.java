package org.palermo.local.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.palermo.local.Home;
import org.palermo.local.Secrets;

/// Where this installation has put backups: each of these folders gets the journal, and is cleared of what is too old.
public final class Folders {

    private final Home home;

    public Folders(Home home) {
        this.home = home;
    }

    /// The home's own, where a backup goes that was given no place.
    public Path own() {
        return home.in("backups");
    }

    /// Those that are there now: a disk that is away is not written to.
    public Set<Path> all() throws IOException {
        var folders = new LinkedHashSet<Path>();
        folders.add(own());
        if (Files.exists(list())) {
            Files.readAllLines(list()).stream().map(Path::of).filter(Files::isDirectory).forEach(folders::add);
        }
        return folders;
    }

    /// One that only the keys of this installation open.
    public Optional<Path> anyBackup() throws IOException {
        var keys = BackupKeys.file(home);
        for (var folder : Files.exists(keys) ? all() : Set.<Path>of()) {
            var found = new Prune(this, BackupKeys.read(home)).ours(folder).stream().findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    void remember(Path folder) throws IOException {
        var known = new LinkedHashSet<String>();
        if (Files.exists(list())) {
            known.addAll(Files.readAllLines(list()));
        }
        if (!folder.equals(own()) && known.add(folder.toString())) {
            Secrets.writePrivately(list(), out -> out.write((String.join("\n", known) + "\n").getBytes(StandardCharsets.UTF_8)));
        }
    }

    /// Into the journal of each.
    void note(Collection<Erased> erased) throws IOException {
        for (var folder : all()) {
            new ErasureJournal(folder).add(erased);
        }
    }

    private Path list() {
        return own().resolve("folders");
    }
}
