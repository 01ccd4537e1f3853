package org.palermo.kernel.test;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Searches every row of every table, as an attacker with a stolen copy would.
public final class ClearText {

    private ClearText() {}

    /// The tables that contain one of these texts: in any case, as it is, as bytes or in Base64.
    public static Set<String> tablesWith(String... texts) {
        Set<String> found = new TreeSet<>();
        try (Connection connection = TestDatabase.asSuperuser()) {
            for (String table : tables(connection)) {
                for (String text : texts) {
                    if (holds(connection, table, text)) {
                        found.add(table);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("select quote_ident(tablename) from pg_tables where schemaname = 'public'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static boolean holds(Connection connection, String table, String text) throws SQLException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (var sql = connection.prepareStatement("""
                select exists (select 1 from %s t where strpos(lower(t::text), ?) > 0 or strpos(t::text, ?) > 0 or strpos(t::text, ?) > 0)
                """.formatted(table))) {
            sql.setString(1, text.toLowerCase(Locale.ROOT));
            sql.setString(2, HexFormat.of().formatHex(bytes));
            sql.setString(3, Base64.getEncoder().withoutPadding().encodeToString(bytes));
            try (ResultSet rows = sql.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }
}
