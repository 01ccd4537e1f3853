package org.palermo.local.backup;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/// Writes the snapshots: a description, the rows of each table as PostgreSQL's COPY gives them, the files that the rows
/// name, and a summary. Rows and files are streamed and never collected in memory.
final class Export {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final Snapshots snapshots;
    private final Instant at;
    private final LinkedFiles files;
    private final List<String> wrongFiles = new ArrayList<>();

    Export(Snapshots snapshots, Instant at, LinkedFiles files) {
        this.snapshots = snapshots;
        this.at = at;
        this.files = files;
    }

    /// The files that are missing or not as their rows say; the backup goes on without them.
    List<String> wrongFiles() {
        return wrongFiles;
    }

    /// @return how many rows each table had
    BackupContents.Manifest writeTo(OutputStream out) throws SQLException, IOException {
        var databases = new ArrayList<BackupContents.Database>();
        for (var snapshot : snapshots.snapshots().entrySet()) {
            databases.add(new Catalog(snapshot.getValue(), snapshot.getKey()).read());
        }
        var written = new ArrayList<BackupContents.Rows>();
        try (var zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            json(zip, BackupContents.FIRST, new BackupContents(BackupContents.FORMAT, at.toString(), databases));
            for (var database : databases) {
                for (var table : database.tables()) {
                    if (!table.leftOut()) {
                        written.add(rows(zip, database.name(), table));
                    }
                }
            }
            var stored = new TreeMap<String, List<BackupContents.StoredFile>>();
            for (var database : databases) {
                stored.put(database.name(), files(zip, database));
            }
            var manifest = new BackupContents.Manifest(written, stored);
            json(zip, BackupContents.LAST, manifest);
            return manifest;
        }
    }

    private BackupContents.Rows rows(ZipOutputStream zip, String database, BackupContents.Table table) throws SQLException, IOException {
        zip.putNextEntry(new ZipEntry(database + "/" + table.name()));
        var hash = sha256();
        var copy = snapshots.snapshots().get(database).unwrap(PGConnection.class).getCopyAPI();
        var sql = "copy %s (%s) to stdout".formatted(Catalog.quoted(table.name()), Catalog.columns(table));
        var rows = copy.copyOut(sql, new DigestOutputStream(new Unclosed(zip), hash));
        zip.closeEntry();
        return new BackupContents.Rows(database, table.name(), rows, HexFormat.of().formatHex(hash.digest()));
    }

    private List<BackupContents.StoredFile> files(ZipOutputStream zip, BackupContents.Database database) throws IOException {
        var written = new ArrayList<BackupContents.StoredFile>();
        for (var file : database.files()) {
            try (var in = files.open(database.name(), file.id())) {
                zip.putNextEntry(new ZipEntry(BackupContents.entry(database.name(), file.id())));
                var hash = sha256();
                var bytes = in.transferTo(new DigestOutputStream(new Unclosed(zip), hash));
                zip.closeEntry();
                written.add(new BackupContents.StoredFile(file.id(), bytes, HexFormat.of().formatHex(hash.digest())));
            } catch (NoSuchFileException missing) {
                // It is named below.
            }
        }
        var right = new HashSet<>(written);
        database.files().stream().filter(file -> !right.contains(file)).forEach(file -> wrongFiles.add(database.name() + " " + file.id()));
        return written;
    }

    private static void json(ZipOutputStream zip, String name, Object value) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(JSON.writeValueAsBytes(value));
        zip.closeEntry();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
