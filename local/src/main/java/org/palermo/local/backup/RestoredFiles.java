package org.palermo.local.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.palermo.local.Application;
import org.palermo.local.Home;
import org.palermo.local.database.Postgres;

/// The files of a backup, in a folder beside the present ones until the databases are swapped.
final class RestoredFiles {

    private static final String BESIDE = "files-restored";

    private RestoredFiles() {}

    private static List<Application> applications() {
        return Application.ALL.stream().filter(Application::usesKernelTables).toList();
    }

    private static StoredFiles beside(Home home, Application application) {
        return new StoredFiles(home.in("data", BESIDE, application.name()));
    }

    static void write(Home home, String database, String id, InputStream bytes) throws IOException {
        var place = beside(home, Restoration.application(database)).place(id);
        Files.createDirectories(place.getParent());
        try (var file = FileChannel.open(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            bytes.transferTo(Channels.newOutputStream(file));
            file.force(true);
        }
    }

    /// Puts the files that rows name into their place. A restored file that is as its row says replaces the present one, whatever that
    /// one holds; a restored file that is not, or is missing, leaves the present one alone.
    ///
    /// @return of these files, those that are now in their place not as their row says, or not at all
    static List<BackupContents.StoredFile> join(Home home, Application application,
            List<BackupContents.StoredFile> named) throws IOException {
        var restored = beside(home, application);
        var present = new StoredFiles(application.files(home));
        var wrong = new ArrayList<BackupContents.StoredFile>();
        for (var file : named) {
            if (restored.hasWhole(file)) {
                restored.moveTo(present, file.id());
            } else if (!present.hasWhole(file)) {
                wrong.add(file);
            }
        }
        return wrong;
    }

    /// Deletes the files that no row of the restored databases names.
    static void deleteOthers(Home home, Postgres postgres) throws SQLException, IOException {
        for (var application : applications()) {
            try (var connection = postgres.connect(application.database())) {
                new StoredFiles(application.files(home)).keepOnly(connection);
            }
        }
    }

    /// What an earlier restore may have left.
    static void delete(Home home) throws IOException {
        new StoredFiles(home.in("data", BESIDE)).delete();
    }
}
