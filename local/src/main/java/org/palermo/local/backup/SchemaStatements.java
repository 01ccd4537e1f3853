package org.palermo.local.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.palermo.local.Failure;

/// The schema of a database that we do not migrate (Keycloak's), as statements. It supports tables, keys, checks and
/// indexes, which is all that Keycloak has, and refuses a database with anything else.
final class SchemaStatements {

    private static final String MORE = """
            select 'view or sequence ' || relname from pg_class
             where relnamespace = 'public'::regnamespace and relkind not in ('r', 'i')
            union all
            select 'function ' || proname from pg_proc where pronamespace = 'public'::regnamespace
            union all
            select 'trigger ' || tgname from pg_trigger where not tgisinternal
            union all
            select 'policy ' || polname from pg_policy
            union all
            select 'type ' || typname from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd', 'r')
            union all
            select 'identity or generated column ' || attname from pg_attribute a join pg_class c on c.oid = a.attrelid
             where c.relnamespace = 'public'::regnamespace and (attidentity <> '' or attgenerated <> '')
            """;
    private static final String TABLES = """
            select format('create table %I (%s)', c.relname, string_agg(
                       format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
                           || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
                           || case when a.attnotnull then ' not null' else '' end, ', ' order by a.attnum))
              from pg_class c
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
             where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
             group by c.relname order by c.relname
            """;
    /// Foreign keys come last: each needs the key that it refers to. Not-null is part of the columns.
    private static final String CONSTRAINTS = """
            select format('alter table %I add constraint %I %s', c.relname, o.conname, pg_get_constraintdef(o.oid))
              from pg_constraint o join pg_class c on c.oid = o.conrelid
             where c.relnamespace = 'public'::regnamespace and o.contype <> 'n'
             order by o.contype = 'f', c.relname, o.conname
            """;
    private static final String INDEXES = """
            select pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indrelid
             where c.relnamespace = 'public'::regnamespace
               and not exists (select from pg_constraint o where o.conindid = i.indexrelid and o.contype in ('p', 'u', 'x'))
             order by i.indexrelid
            """;

    private final Connection connection;

    SchemaStatements(Connection connection) {
        this.connection = connection;
    }

    BackupContents.Schema read() throws SQLException {
        var more = list(MORE);
        if (!more.isEmpty()) {
            throw new Failure("A backup can't contain a database with " + more.getFirst() + ".");
        }
        var rules = new ArrayList<>(list(CONSTRAINTS));
        rules.addAll(list(INDEXES));
        return new BackupContents.Schema(list(TABLES), rules);
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
}
