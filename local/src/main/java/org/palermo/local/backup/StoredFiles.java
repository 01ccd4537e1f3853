package org.palermo.local.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.palermo.local.Trees;

/// A folder with the files of a service: sealed, each under its id in a folder of the id's last two digits. The rows of the
/// service's database name them; the view `stored_file` says which.
final class StoredFiles {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final String THERE = "select to_regclass('public.stored_file') is not null";
    private static final String NAMED = "select id, bytes, sha256 from stored_file order by id";
    private static final String WANTED = "select id from stored_file union select file from file_deletion";

    private final Path folder;

    StoredFiles(Path folder) {
        this.folder = folder;
    }

    /// The files that the rows of a database name; none in a database whose service keeps no files.
    static List<BackupContents.StoredFile> named(Connection database) throws SQLException {
        var found = new ArrayList<BackupContents.StoredFile>();
        if (keepsFiles(database)) {
            try (var statement = database.createStatement(); var rows = statement.executeQuery(NAMED)) {
                while (rows.next()) {
                    found.add(new BackupContents.StoredFile(rows.getString("id"), rows.getLong("bytes"),
                            HexFormat.of().formatHex(rows.getBytes("sha256"))));
                }
            }
        }
        return found;
    }

    private static boolean keepsFiles(Connection database) throws SQLException {
        try (var statement = database.createStatement(); var there = statement.executeQuery(THERE)) {
            there.next();
            return there.getBoolean(1);
        }
    }

    Path place(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not the id of a file");
        }
        return folder.resolve(id.substring(id.length() - 2)).resolve(id);
    }

    /// Links all present files into another folder of the same disk, where they stay when the service deletes them here.
    void linkTo(StoredFiles links) throws IOException {
        for (var file : all()) {
            var link = links.place(file.getFileName().toString());
            Files.createDirectories(link.getParent());
            try {
                Files.createLink(link, file);
            } catch (FileAlreadyExistsException | NoSuchFileException linkedOrDeletedBefore) {
                // It is there already, or nobody needs it.
            }
        }
    }

    /// Whether a file is here as its row says.
    boolean hasWhole(BackupContents.StoredFile file) throws IOException {
        var place = place(file.id());
        if (!Files.exists(place) || Files.size(place) != file.bytes()) {
            return false;
        }
        var hash = Export.sha256();
        try (var in = new DigestInputStream(Files.newInputStream(place), hash)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(hash.digest()).equals(file.sha256());
    }

    /// Moves a file to another folder of the same disk, in the place of the one that is there.
    void moveTo(StoredFiles target, String id) throws IOException {
        var place = target.place(id);
        Files.createDirectories(place.getParent());
        Files.move(place(id), place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Deletes the files that a database does not name.
    void keepOnly(Connection database) throws SQLException, IOException {
        var wanted = keepsFiles(database) ? ids(database) : Set.<String>of();
        for (var file : all()) {
            if (!wanted.contains(file.getFileName().toString())) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Set<String> ids(Connection database) throws SQLException {
        var ids = new HashSet<String>();
        try (var statement = database.createStatement(); var rows = statement.executeQuery(WANTED)) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    private List<Path> all() throws IOException {
        var files = new ArrayList<Path>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> folders = Files.list(folder)) {
                for (var one : folders.filter(Files::isDirectory).toList()) {
                    try (Stream<Path> found = Files.list(one)) {
                        found.filter(file -> ID.matcher(file.getFileName().toString()).matches()).forEach(files::add);
                    }
                }
            }
        }
        return files;
    }

    void delete() throws IOException {
        Trees.delete(folder);
    }
}
