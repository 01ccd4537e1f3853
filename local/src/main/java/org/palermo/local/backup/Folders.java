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

/// The folders with backups of this installation: each gets the journal, and backups that are too old are deleted from it.
public final class Folders {

    private final Home home;

    public Folders(Home home) {
        this.home = home;
    }

    /// The home's own folder, the default for a backup.
    public Path own() {
        return home.in("backups");
    }

    /// The folders that exist now: a disk that is not mounted is not written to.
    public Set<Path> all() throws IOException {
        var folders = new LinkedHashSet<Path>();
        folders.add(own());
        if (Files.exists(list())) {
            Files.readAllLines(list()).stream().map(Path::of).filter(Files::isDirectory).forEach(folders::add);
        }
        return folders;
    }

    /// A backup that only the keys of this installation open.
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

    /// Adds the erasures to the journal of each folder.
    void note(Collection<JournalEntry> erased) throws IOException {
        for (var folder : all()) {
            new ErasureJournal(folder).add(erased);
        }
    }

    private Path list() {
        return own().resolve("folders");
    }
}
