package org.palermo.kernel.test.upgrade;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// The data of a database in the form of `pg_dump --data-only`, which psql reads too: a COPY for each table that has rows.
/// The test database comes without pg_dump.
final class Dump {
    private static final String END = "\\.";
    private static final String TABLES = """
            select t.relname as name, string_agg(quote_ident(c.attname), ', ' order by c.attnum) as columns
              from pg_class t
              join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped and c.attgenerated = ''
             where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and t.relname <> 'flyway_schema_history'
             group by t.relname
             order by t.relname
            """;
    private static final String SEQUENCES = "select count(*) as found from pg_sequences where schemaname = 'public'";

    private Dump() {}

    static String of(Connection superuser) throws SQLException, IOException {
        refuseSequences(superuser);
        CopyManager copy = superuser.unwrap(PGConnection.class).getCopyAPI();
        StringBuilder dump = new StringBuilder();
        superuser.setAutoCommit(false);
        superuser.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        for (Map.Entry<String, String> table : tables(superuser).entrySet()) {
            StringWriter rows = new StringWriter();
            String columns = table.getValue();
            copy.copyOut("copy (select " + columns + " from " + table.getKey() + " t order by t::text) to stdout", rows);
            if (!rows.toString().isEmpty()) {
                dump.append("copy " + table.getKey() + " (" + columns + ") from stdin;\n" + rows + END + "\n\n");
            }
        }
        superuser.rollback();
        superuser.setAutoCommit(true);
        return dump.toString();
    }

    /// Replaces all rows: of the tables that migrations fill, too.
    static void load(Connection superuser, String dump) throws SQLException, IOException {
        try (Statement sql = superuser.createStatement()) {
            sql.execute("set session_replication_role = replica");
            sql.execute("truncate " + String.join(", ", tables(superuser).keySet()));
        }
        CopyManager copy = superuser.unwrap(PGConnection.class).getCopyAPI();
        for (String table : blocks(dump)) {
            int rows = table.indexOf('\n') + 1;
            copy.copyIn(table.substring(0, rows).replace(";\n", ""), new StringReader(table.substring(rows)));
        }
    }

    /// Each COPY with its rows. No row is the line that ends it, because COPY doubles a backslash.
    private static List<String> blocks(String dump) {
        List<String> blocks = new ArrayList<>();
        for (String block : dump.split("\n\\\\\\.\n\n")) {
            blocks.add(block + "\n");
        }
        return blocks;
    }

    private static Map<String, String> tables(Connection superuser) throws SQLException {
        Map<String, String> tables = new LinkedHashMap<>();
        try (Statement sql = superuser.createStatement(); ResultSet rows = sql.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.put(rows.getString("name"), rows.getString("columns"));
            }
        }
        return tables;
    }

    private static void refuseSequences(Connection superuser) throws SQLException {
        try (Statement sql = superuser.createStatement(); ResultSet rows = sql.executeQuery(SEQUENCES)) {
            rows.next();
            if (rows.getInt("found") > 0) {
                throw new IllegalStateException("The schema has a sequence: the dump must learn to keep its value");
            }
        }
    }
}
