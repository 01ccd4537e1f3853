package org.palermo.local.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.sql.SQLException;
import java.util.HexFormat;
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

    /// Whether a file was restored as its row says.
    static boolean isWhole(Home home, Application application, Contents.StoredFile file) throws IOException {
        var place = beside(home, application).place(file.id());
        if (!Files.exists(place) || Files.size(place) != file.bytes()) {
            return false;
        }
        var hash = Export.sha256();
        try (var in = new DigestInputStream(Files.newInputStream(place), hash)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(hash.digest()).equals(file.sha256());
    }

    /// Moves them to the present ones.
    static void join(Home home) throws IOException {
        for (var application : applications()) {
            beside(home, application).moveTo(new StoredFiles(application.files(home)));
        }
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
