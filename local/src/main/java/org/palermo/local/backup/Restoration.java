package org.palermo.local.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.palermo.local.Application;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.Secrets;
import org.palermo.local.database.Databases;
import org.palermo.local.database.Migrations;
import org.palermo.local.database.Postgres;
import org.palermo.local.imports.SampleData;
import org.palermo.local.keys.KeysetFile;
import org.palermo.local.keys.RetiredKeys;
import org.postgresql.PGConnection;

/// Restores a backup into new databases beside the present ones, and swaps them in one transaction once all are complete.
/// An earlier failure leaves everything as it was. Files are restored beside the present ones, join them before the swap, and
/// those that no row names are deleted after it: at no time does a row lack its file.
final class Restoration implements Archive.Reader {

    private static final String BESIDE = Databases.RESTORED;
    private static final String REPLACED = Databases.REPLACED;

    private final Home home;
    private final Postgres postgres;
    private final Databases databases;
    private final Migrations migrations;
    private final Map<String, Connection> open = new HashMap<>();
    private final Map<Application, List<BackupContents.StoredFile>> namedFiles = new HashMap<>();
    private final List<String> wrongFiles = new ArrayList<>();

    Restoration(Home home, Postgres postgres, Secrets secrets) {
        this.home = home;
        this.postgres = postgres;
        this.databases = new Databases(postgres, secrets);
        this.migrations = new Migrations(postgres, secrets);
    }

    /// @param erased what was erased since the backup, to be erased again
    /// @return how many of these had come back
    int bring(Archive archive, BackupContents contents, Collection<JournalEntry> erased) throws Exception {
        try {
            for (var database : contents.databases()) {
                prepare(database);
            }
            RestoredFiles.delete(home);
            archive.read(this);
            var again = 0;
            for (var database : contents.databases()) {
                again += finish(database, erased);
            }
            closeAll();
            joinFiles();
            SampleData.loadNoMore(home);
            swap(contents.databases().stream().map(BackupContents.Database::name).toList());
            RestoredFiles.deleteOthers(home, postgres);
            return again;
        } finally {
            closeAll();
            RestoredFiles.delete(home);
            for (var database : contents.databases()) {
                drop(database.name() + BESIDE);
                drop(database.name() + REPLACED);
            }
        }
    }

    /// Creates an empty database with the schema of the backup.
    private void prepare(BackupContents.Database database) throws Exception {
        var beside = database.name() + BESIDE;
        drop(beside);
        databases.makeBeside(database.name(), beside);
        var connection = postgres.connect(beside);
        open.put(database.name(), connection);
        var application = application(database.name());
        if (application == null) {
            execute(connection, "set role " + Databases.owner(database.name()));
            executeAll(connection, database.schema().tables());
            execute(connection, "reset role");
        } else {
            migrations.runOnly(application, beside, database.migrations());
            empty(connection, database);
        }
        // Rows come table by table, in an order that violates foreign keys; they were consistent when the snapshot was
        // taken.
        execute(connection, "set session_replication_role = replica");
    }

    /// Removes the rows that migrations have inserted: the backup contains them too.
    private static void empty(Connection connection, BackupContents.Database database) throws SQLException {
        var names = database.tables().stream().map(table -> Catalog.quoted(table.name())).toList();
        execute(connection, "truncate " + String.join(", ", names));
    }

    @Override
    public void file(BackupContents.Database database, String id, InputStream bytes) throws Exception {
        RestoredFiles.write(home, database.name(), id, bytes);
    }

    /// The files that rows name and that neither the backup nor the home had as the rows say.
    List<String> wrongFiles() {
        return wrongFiles;
    }

    private void joinFiles() throws IOException {
        for (var named : namedFiles.entrySet()) {
            RestoredFiles.join(home, named.getKey(), named.getValue())
                    .forEach(file -> wrongFiles.add(named.getKey().database() + " " + file.id()));
        }
    }

    @Override
    public void rows(BackupContents.Database database, BackupContents.Table table, InputStream rows) throws Exception {
        var copy = open.get(database.name()).unwrap(PGConnection.class).getCopyAPI();
        copy.copyIn("copy %s (%s) from stdin".formatted(Catalog.quoted(table.name()), Catalog.columns(table)), rows);
    }

    /// Migrates to the sources' version, erases again, and begins a new epoch for the readers of feeds.
    private int finish(BackupContents.Database database, Collection<JournalEntry> erased) throws SQLException, IOException {
        var connection = open.get(database.name());
        execute(connection, "set session_replication_role = origin");
        for (var sequence : database.sequences().entrySet()) {
            execute(connection, "select setval('%s', %d)".formatted(Catalog.quoted(sequence.getKey()), sequence.getValue()));
        }
        var application = application(database.name());
        if (application == null) {
            execute(connection, "set role " + Databases.owner(database.name()));
            executeAll(connection, database.schema().rules());
            execute(connection, "reset role");
            return 0;
        }
        if (application.usesKernelTables()) {
            namedFiles.put(application, StoredFiles.named(connection));
        }
        migrations.run(application, database.name() + BESIDE);
        execute(connection, "analyze");
        if (!application.usesKernelTables()) {
            return 0;
        }
        requireMasterKeys(connection, application);
        execute(connection, "select begin_feed_epochs()");
        return Erasures.again(connection, database.name(), erased);
    }

    /// Master keys are in no backup. Without the master key that wrapped it, a data key opens nothing, and the service
    /// would fail for every caller.
    private void requireMasterKeys(Connection connection, Application application) throws SQLException, IOException {
        var needed = new TreeSet<Long>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select distinct master_key_id from data_key")) {
            while (rows.next()) {
                needed.add(rows.getLong("master_key_id"));
            }
        }
        requireMasterKeys(home, application, needed);
    }

    /// @throws Failure with the file that has the keys, if they were retired here
    static void requireMasterKeys(Home home, Application application, Set<Long> needed) throws IOException {
        var keys = new KeysetFile(application.masterKeys(home));
        var missing = new TreeSet<>(needed);
        missing.removeAll(keys.all());
        if (missing.isEmpty()) {
            return;
        }
        var what = "The backup needs the master key %d of %s, which is not in %s"
                .formatted(missing.first(), application.name(), keys.path());
        throw RetiredKeys.of(home).with(needed, application.name())
                .map(copy -> new Failure("%s any more. It is in %s: keep a copy of the present file, and put that one in its place."
                        .formatted(what, copy)))
                .orElseGet(() -> new Failure("%s: put back the file of that day.".formatted(what)));
    }

    private void swap(List<String> names) throws SQLException {
        try (var connection = postgres.connect("postgres")) {
            connection.setAutoCommit(false);
            for (var name : names) {
                if (exists(connection, name)) {
                    execute(connection, "alter database %s rename to %s".formatted(name, name + REPLACED));
                }
                execute(connection, "alter database %s rename to %s".formatted(name + BESIDE, name));
            }
            connection.commit();
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, name);
            return query.executeQuery().next();
        }
    }

    private void drop(String name) throws SQLException {
        try (var connection = postgres.connect("postgres")) {
            execute(connection, "drop database if exists %s with (force)".formatted(name));
        }
    }

    /// Null for Keycloak's database.
    static Application application(String database) {
        return Application.ALL.stream().filter(application -> database.equals(application.database())).findFirst().orElse(null);
    }

    private void closeAll() throws SQLException {
        for (var connection : new ArrayList<>(open.values())) {
            connection.close();
        }
        open.clear();
    }

    private static void executeAll(Connection connection, List<String> statements) throws SQLException {
        for (var statement : statements) {
            execute(connection, statement);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
