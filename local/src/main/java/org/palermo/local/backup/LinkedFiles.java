package org.palermo.local.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.palermo.local.Application;
import org.palermo.local.Home;

/// The files of all services as they are while a backup is made: links, so that a file that a service deletes meanwhile is still
/// there for the backup.
final class LinkedFiles implements AutoCloseable {

    private static final String FOLDER = "files-of-backup-";

    private final List<Application> applications = Application.ALL.stream().filter(Application::usesKernelTables).toList();
    private final Home home;
    private final Map<String, StoredFiles> links;

    private LinkedFiles(Home home) {
        this.home = home;
        this.links = applications.stream().collect(Collectors.toMap(Application::database,
                application -> new StoredFiles(home.in("data", FOLDER + ProcessHandle.current().pid(), application.name()))));
    }

    static LinkedFiles of(Home home) throws IOException {
        var files = new LinkedFiles(home);
        files.link();
        return files;
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
