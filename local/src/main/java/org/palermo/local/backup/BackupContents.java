package org.palermo.local.backup;

import java.util.List;
import java.util.Map;

/// The description of a backup: at its beginning what it will contain, at its end what it contains.
///
/// @param at when the snapshots were taken, ISO 8601 in UTC
record BackupContents(int format, String at, List<Database> databases) {

    static final int FORMAT = 1;
    static final String FIRST = "contents.json";
    static final String LAST = "manifest.json";

    /// The name of a file's entry in the archive.
    static String entry(String database, String file) {
        return "files/" + database + "/" + file;
    }

    /// @param migrations the scripts of Flyway's history, in the order in which they ran; empty when another program
    ///     manages the schema
    /// @param schema     the statements that create the schema, when another program manages it
    /// @param sequences  the last number of each sequence that has given one
    /// @param files      the files that the rows name
    record Database(String name, List<String> migrations, Schema schema,
            List<Table> tables, Map<String, Long> sequences, List<StoredFile> files) {

        /// An earlier backup has no files.
        Database {
            files = files == null ? List.of() : files;
        }
    }

    /// @param tables    statements before the rows
    /// @param rules     statements after the rows: keys, checks, indexes
    record Schema(List<String> tables, List<String> rules) {}

    /// @param leftOut whether its rows are not in the backup
    record Table(String name, List<String> columns, boolean leftOut) {}

    /// @param sha256 of the rows as stored in the backup, hexadecimal
    record Rows(String database, String table, long rows, String sha256) {}

    /// A file beside the database.
    ///
    /// @param bytes  of the stored file
    /// @param sha256 of the stored bytes, hexadecimal
    record StoredFile(String id, long bytes, String sha256) {}

    /// @param files by database, as they were read; without those that were missing
    record Manifest(List<Rows> tables, Map<String, List<StoredFile>> files) {

        /// An earlier backup has no files.
        Manifest {
            files = files == null ? Map.of() : files;
        }
    }
}
