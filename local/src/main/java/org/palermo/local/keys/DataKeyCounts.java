package org.palermo.local.keys;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/// How many data keys of one service depend on each of its master keys, according to its database.
final class DataKeyCounts {

    private DataKeyCounts() {}

    /// Also empty before the service's first migration.
    static Map<Long, Long> readIfThere(Connection database) throws SQLException {
        try (var statement = database.createStatement(); var row = statement.executeQuery("select to_regclass('data_key') is not null")) {
            row.next();
            return row.getBoolean(1) ? read(database) : Map.of();
        }
    }

    /// By the id of the master key. The connection must be a superuser's: nobody else sees all data keys.
    static Map<Long, Long> read(Connection database) throws SQLException {
        var counts = new TreeMap<Long, Long>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("select master_key_id, count(*) as data_keys from data_key group by master_key_id")) {
            while (rows.next()) {
                counts.put(rows.getLong("master_key_id"), rows.getLong("data_keys"));
            }
        }
        return counts;
    }
}
