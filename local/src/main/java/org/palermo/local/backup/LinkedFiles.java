package org.palermo.local.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.palermo.local.Application;
import org.palermo.local.Home;
import org.palermo.local.Trees;

/// The files of all services as they are while a backup is made: links, so that a file that a service deletes meanwhile is still
/// there for the backup.
final class LinkedFiles implements AutoCloseable {

    private static final String FOLDER = "files-of-backup-";
    private static final Pattern NAME = Pattern.compile(FOLDER + "[0-9]{1,18}");

    /// How far the clock of the machine may have been set back between the start of a backup's process and its first link.
    private static final Duration CLOCK_STEP = Duration.ofMinutes(1);

    private final List<Application> applications = Application.ALL.stream().filter(Application::usesKernelTables).toList();
    private final Home home;
    private final Map<String, StoredFiles> links;

    private LinkedFiles(Home home) {
        this.home = home;
        this.links = applications.stream().collect(Collectors.toMap(Application::database,
                application -> new StoredFiles(home.in("data", FOLDER + ProcessHandle.current().pid(), application.name()))));
    }

    static LinkedFiles of(Home home) throws IOException {
        deleteAbandoned(home);
        var files = new LinkedFiles(home);
        files.link();
        return files;
    }

    /// Deletes the links of backups that were interrupted: through them, files of erased people would stay on the disk.
    static void deleteAbandoned(Home home) throws IOException {
        for (var folder : folders(home)) {
            if (isAbandoned(folder)) {
                Trees.delete(folder);
            }
        }
    }

    private static List<Path> folders(Home home) throws IOException {
        if (!Files.isDirectory(home.in("data"))) {
            return List.of();
        }
        try (var found = Files.list(home.in("data"))) {
            return found.filter(folder -> NAME.matcher(folder.getFileName().toString()).matches()).toList();
        }
    }

    /// A process makes one backup at a time, and makes its folder itself. So a folder is abandoned if its process is dead, if that is this
    /// process, which has not begun, or if another process has got the number since.
    private static boolean isAbandoned(Path folder) throws IOException {
        var pid = Long.parseLong(folder.getFileName().toString().substring(FOLDER.length()));
        var process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty() || pid == ProcessHandle.current().pid()) {
            return true;
        }
        var changed = Files.getLastModifiedTime(folder).toInstant().plus(CLOCK_STEP);
        return process.get().info().startInstant().filter(started -> started.isAfter(changed)).isPresent();
    }

    /// Links the files that are new since the last time.
    void link() throws IOException {
        for (var application : applications) {
            new StoredFiles(application.files(home)).linkTo(links.get(application.database()));
        }
    }

    /// @throws java.nio.file.NoSuchFileException when it was missing
    InputStream open(String database, String file) throws IOException {
        return Files.newInputStream(links.get(database).place(file));
    }

    @Override
    public void close() throws IOException {
        new StoredFiles(home.in("data", FOLDER + ProcessHandle.current().pid())).delete();
    }
}
