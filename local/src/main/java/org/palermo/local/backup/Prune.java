package org.palermo.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Deletes backups that have reached their limit. A backup contains the data keys of its day, so after this limit no copy
/// is left of an erased person's key.
final class Prune {

    private final Folders folders;
    private final BackupKeys keys;

    Prune(Folders folders, BackupKeys keys) {
        this.folders = folders;
        this.keys = keys;
    }

    /// Deletes those of this installation, whatever their names; files of other installations stay. Then it deletes the copies of
    /// master keys that no backup needs any more.
    ///
    /// @return the deleted files
    List<Path> olderThan(Duration limit, Instant now) throws IOException {
        var deleted = new ArrayList<Path>();
        Folders.each(folders.all(), "Backups past their limit can't be deleted in", folder -> {
            for (var file : ours(folder)) {
                if (BackupFile.header(file).orElseThrow().at().isBefore(now.minus(limit))) {
                    Files.delete(file);
                    deleted.add(file);
                }
            }
        });
        // Of the backups that need them, some may be left on a disk that is not here now.
        if (folders.away().isEmpty()) {
            for (var retired : folders.retiredKeys().copies()) {
                if (retired.at().isBefore(now.minus(limit))) {
                    Files.delete(retired.file());
                    deleted.add(retired.file());
                }
            }
        }
        return deleted;
    }

    List<Path> ours(Path folder) throws IOException {
        var found = new ArrayList<Path>();
        for (var file : Files.isDirectory(folder) ? files(folder) : List.<Path>of()) {
            if (BackupFile.header(file).filter(header -> keys.has(header.key())).isPresent()) {
                found.add(file);
            }
        }
        return found;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).filter(Files::isReadable).sorted().toList();
        }
    }
}
