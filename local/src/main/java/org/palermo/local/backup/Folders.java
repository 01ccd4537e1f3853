package org.palermo.local.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.Secrets;
import org.palermo.local.keys.RetiredKeys;

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

    /// The folders that are here now: a disk that is not mounted is not written to.
    public Set<Path> all() throws IOException {
        var folders = new LinkedHashSet<Path>();
        folders.add(own());
        for (var folder : remembered()) {
            if (isHere(folder)) {
                folders.add(folder);
            }
        }
        return folders;
    }

    /// The folders that are not here now, such as those on a disk that is not mounted. They may have backups.
    List<Path> away() throws IOException {
        var away = new ArrayList<Path>();
        for (var folder : remembered()) {
            if (!isHere(folder)) {
                away.add(folder);
            }
        }
        return away;
    }

    /// An empty folder may be where a disk is mounted. A folder that backups were written to has a journal.
    private static boolean isHere(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var content = Files.newDirectoryStream(folder)) {
            return content.iterator().hasNext();
        }
    }

    private List<Path> remembered() throws IOException {
        if (!Files.exists(list())) {
            return List.of();
        }
        return Files.readAllLines(list()).stream().filter(line -> !line.isBlank()).map(Path::of).toList();
    }

    /// Master keys that backups may still need.
    RetiredKeys retiredKeys() {
        return RetiredKeys.of(home);
    }

    /// For `--fresh`, which makes new keys: nothing could open the backups any more.
    ///
    /// @throws Failure when there are backups, or a folder that may have some is not here now
    public void refuseToForgetKeys() throws IOException {
        anyBackup().ifPresent(backup -> {
            throw new Failure("--fresh makes new keys, which can't open %s. Move this home away and keep it, or delete the backups first."
                    .formatted(backup));
        });
        if (Files.exists(BackupKeys.file(home)) && !away().isEmpty()) {
            var folders = String.join(", ", away().stream().map(Path::toString).toList());
            throw new Failure(("--fresh makes new keys. Backups that they can't open may be in %s, which is not here now. Mount its disk, "
                    + "or move this home away and keep it. If the backups are gone for good, remove the line of the folder from %s.")
                    .formatted(folders, list()));
        }
    }

    /// A backup that only the keys of this installation open.
    Optional<Path> anyBackup() throws IOException {
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
        new ErasureJournal(folder).make();
        var known = new LinkedHashSet<>(remembered());
        if (!folder.equals(own()) && known.add(folder)) {
            var lines = String.join("", known.stream().map(one -> one + "\n").toList());
            Secrets.writePrivately(list(), out -> out.write(lines.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /// Adds the erasures to the journal of each folder.
    void note(Collection<JournalEntry> erased) throws IOException {
        note(all(), erased);
    }

    static void note(Set<Path> folders, Collection<JournalEntry> erased) {
        each(folders, "Erasures can't be noted beside the backups in", folder -> new ErasureJournal(folder).add(erased));
    }

    /// Does the same in each folder. One that can't be read or written does not stop the others.
    ///
    /// @param failing how the line of the failure begins; the folders follow
    /// @throws Failure at the end, if it failed somewhere: its line names each such folder and says why
    static void each(Set<Path> folders, String failing, Work work) {
        var failed = new ArrayList<String>();
        for (var folder : folders) {
            try {
                work.in(folder);
            } catch (Failure e) {
                failed.add("%s (%s)".formatted(folder, e.getMessage()));
            } catch (IOException | UncheckedIOException e) {
                failed.add("%s (%s)".formatted(folder, e));
            }
        }
        if (!failed.isEmpty()) {
            throw new Failure("%s %s.".formatted(failing, String.join(", ", failed)));
        }
    }

    /// What is done in a folder.
    interface Work {
        void in(Path folder) throws IOException;
    }

    private Path list() {
        return own().resolve("folders");
    }
}
