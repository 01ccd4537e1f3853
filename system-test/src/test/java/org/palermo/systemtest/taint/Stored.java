package org.palermo.systemtest.taint;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// All data of a database, in every table and schema, including PostgreSQL's statistics.
record Stored(Connection connection, String database) {

    private static final int ROWS = 500;
    /// The sample of each column that PostgreSQL keeps for planning queries.
    private static final String STATISTICS = """
            select format('%I.%I.%I', schemaname, tablename, attname), concat(most_common_vals, histogram_bounds, most_common_elems)
              from pg_stats where schemaname <> 'pg_catalog'
            """;

    /// @param column such as `referral.case_person.given_name`
    record Hit(String column, Secret secret, Encoding encoding) {}

    Set<Hit> search(Finder finder) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("analyze");
        }
        connection.commit();
        var hits = new LinkedHashSet<Hit>();
        for (var table : tables()) {
            for (var column : columns(table)) {
                search("select null, %1$s::text from %2$s where %1$s is not null".formatted(column, table), table + "." + column, finder, hits);
            }
        }
        search(STATISTICS, "", finder, hits);
        connection.rollback();
        return hits;
    }

    /// Includes materialised views, and the parts of the catalogue that could hold a statement or a text of ours.
    private List<String> tables() throws SQLException {
        var tables = names("""
                select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'm', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_t%'
                """);
        tables.addAll(List.of("pg_catalog.pg_stat_activity", "pg_catalog.pg_largeobject", "pg_catalog.pg_description"));
        return tables;
    }

    private List<String> columns(String table) throws SQLException {
        return names("""
                select quote_ident(attname) from pg_attribute join pg_type on pg_type.oid = atttypid
                 where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and typname not in ('uuid', 'bool', 'int2', 'int4', 'int8', 'date', 'timestamptz', 'float8')
                """.formatted(table));
    }

    private List<String> names(String query) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /// @param query returns the place, or null if it is the same for all rows, and the text
    private void search(String query, String place, Finder finder, Set<Hit> hits) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(ROWS);
            var rows = statement.executeQuery(query);
            while (rows.next()) {
                var column = database + "." + (rows.getString(1) == null ? place : rows.getString(1)).replaceFirst("^public\\.", "");
                finder.in(rows.getString(2)).forEach(found -> hits.add(new Hit(column, found.secret(), found.encoding())));
            }
        }
    }
}
