package org.palermo.local.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.palermo.local.Failure;

/// Reads a backup, from its first byte to its last.
final class Archive {

    private final Path file;
    private final BackupKeys keys;

    Archive(Path file, BackupKeys keys) {
        this.file = file;
        this.keys = keys;
    }

    /// Receives the rows of each table, and the files.
    interface Reader {
        void rows(BackupContents.Database database, BackupContents.Table table, InputStream rows) throws Exception;

        default void file(BackupContents.Database database, String id, InputStream bytes) throws Exception {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
    }

    /// Reads the whole backup and returns its contents, or fails with one line about the defect. It changes nothing, so it
    /// runs before anything is changed.
    BackupContents verify() throws Exception {
        return read((database, table, rows) -> rows.transferTo(OutputStream.nullOutputStream()));
    }

    /// @throws Failure when the backup is damaged; the reader has seen rows by then
    BackupContents read(Reader reader) throws Exception {
        try (var zip = new ZipInputStream(BackupFile.open(file, keys))) {
            var contents = Export.JSON.readValue(unclosed(next(zip, BackupContents.FIRST)), BackupContents.class);
            if (contents.format() != BackupContents.FORMAT) {
                throw new Failure("%s has format %d, which this version can't read.".formatted(file, contents.format()));
            }
            var found = new ArrayList<BackupContents.Rows>();
            for (var database : contents.databases()) {
                for (var table : database.tables()) {
                    if (!table.leftOut()) {
                        found.add(rows(zip, database, table, reader));
                    }
                }
            }
            var entry = zip.getNextEntry();
            var files = new TreeMap<String, List<BackupContents.StoredFile>>();
            for (var database : contents.databases()) {
                files.put(database.name(), new ArrayList<>());
                for (var file : database.files()) {
                    // One that was missing when the backup was made is left out.
                    if (entry != null && entry.getName().equals(BackupContents.entry(database.name(), file.id()))) {
                        files.get(database.name()).add(file(zip, database, file.id(), reader));
                        entry = zip.getNextEntry();
                    }
                }
            }
            if (entry == null || !entry.getName().equals(BackupContents.LAST)) {
                throw new Failure("%s lacks %s at its place.".formatted(file, BackupContents.LAST));
            }
            compare(found, files, Export.JSON.readValue(unclosed(zip), BackupContents.Manifest.class));
            // To the end of the encrypted part: otherwise a file that was cut there would not be noticed.
            while (zip.getNextEntry() != null) {
                zip.transferTo(OutputStream.nullOutputStream());
            }
            return contents;
        } catch (IOException e) {
            throw new Failure("%s is damaged or incomplete: it can't be read to its end.".formatted(file), e);
        }
    }

    private BackupContents.Rows rows(ZipInputStream zip, BackupContents.Database database, BackupContents.Table table,
            Reader reader) throws Exception {
        var hash = Export.sha256();
        var lines = new Lines(new DigestInputStream(next(zip, database.name() + "/" + table.name()), hash));
        reader.rows(database, table, lines);
        lines.transferTo(OutputStream.nullOutputStream());
        return new BackupContents.Rows(database.name(), table.name(), lines.count, HexFormat.of().formatHex(hash.digest()));
    }

    private static BackupContents.StoredFile file(ZipInputStream zip, BackupContents.Database database, String id,
            Reader reader) throws Exception {
        var hash = Export.sha256();
        var bytes = new Counted(new DigestInputStream(unclosed(zip), hash));
        try {
            reader.file(database, id, bytes);
        } catch (IOException e) {
            // Either the backup can't be read to its end, or the reader can't write what it reads: the disk may be full.
            if (bytes.damaged) {
                throw e;
            }
            throw new Failure("The files of the backup can't be written here: %s".formatted(e), e);
        }
        bytes.transferTo(OutputStream.nullOutputStream());
        return new BackupContents.StoredFile(id, bytes.count, HexFormat.of().formatHex(hash.digest()));
    }

    private ZipInputStream next(ZipInputStream zip, String name) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(name)) {
            throw new Failure("%s lacks %s at its place.".formatted(file, name));
        }
        return zip;
    }

    private void compare(List<BackupContents.Rows> rows, Map<String, List<BackupContents.StoredFile>> files,
            BackupContents.Manifest written) {
        var stored = written.files().isEmpty() ? files.values().stream().allMatch(List::isEmpty) : files.equals(written.files());
        if (!rows.equals(written.tables()) || !stored) {
            throw new Failure(file + " does not contain what its manifest says.");
        }
    }

    private static InputStream unclosed(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public void close() {
                // The archive continues after this entry.
            }
        };
    }

    /// Counts the bytes.
    private static final class Counted extends FilterInputStream {

        private long count;
        private boolean damaged;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                var read = in.read(bytes, offset, length);
                count += Math.max(0, read);
                return read;
            } catch (IOException e) {
                damaged = true;
                throw e;
            }
        }
    }

    /// Counts the rows of COPY's text format: one row a line, with line ends escaped.
    private static final class Lines extends FilterInputStream {

        private long count;

        Lines(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var next = in.read();
            count += next == '\n' ? 1 : 0;
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = in.read(bytes, offset, length);
            for (int i = offset; i < offset + read; i++) {
                count += bytes[i] == '\n' ? 1 : 0;
            }
            return read;
        }

        @Override
        public void close() {
            // The archive continues after this entry.
        }
    }
}
