package org.palermo.local.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The tables, sequences and migrations of a database, read in the same snapshot as its rows.
final class Catalog {

    static final String HISTORY = "flyway_schema_history";

    /// Sessions are left out: tokens of people who are signed in must not be in a file that is kept for weeks, and after a
    /// restore everybody signs in again. Drafts of referrals and what was typed in other forms are left out too: the portal keeps
    /// them for a day at most, and an erasure does not reach them.
    private static final Set<String> PASSING = Set.of(
            "portal.portal_session", "portal.referral_draft", "portal.task_answer", "keycloak.offline_user_session",
            "keycloak.offline_client_session");

    private static final String TABLES = """
            select c.relname as name, array_to_string(array_agg(a.attname::text order by a.attnum), ',') as columns
              from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
             where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
             group by c.relname order by c.relname
            """;
    private static final String SEQUENCES =
            "select sequencename, last_value from pg_sequences where schemaname = 'public' and last_value is not null";
    private static final String SCRIPTS =
            "select script from flyway_schema_history where success and version is not null order by installed_rank";

    private final Connection connection;
    private final String database;

    Catalog(Connection connection, String database) {
        this.connection = connection;
        this.database = database;
    }

    BackupContents.Database read() throws SQLException {
        var tables = tables();
        var migrated = tables.stream().anyMatch(table -> table.name().equals(HISTORY));
        return new BackupContents.Database(
                database, migrated ? list(SCRIPTS) : List.of(), migrated ? null : new SchemaStatements(connection).read(),
                tables.stream().filter(table -> !table.name().equals(HISTORY)).toList(), sequences(), StoredFiles.named(connection));
    }

    private List<BackupContents.Table> tables() throws SQLException {
        var tables = new ArrayList<BackupContents.Table>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                var name = rows.getString("name");
                tables.add(new BackupContents.Table(name, List.of(rows.getString("columns").split(",")),
                        PASSING.contains(database + "." + name)));
            }
        }
        return tables;
    }

    private Map<String, Long> sequences() throws SQLException {
        var last = new LinkedHashMap<String, Long>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(SEQUENCES)) {
            while (rows.next()) {
                last.put(rows.getString("sequencename"), rows.getLong("last_value"));
            }
        }
        return last;
    }

    private List<String> list(String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String columns(BackupContents.Table table) {
        return String.join(", ", table.columns().stream().map(Catalog::quoted).toList());
    }
}
