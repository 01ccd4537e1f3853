package org.palermo.kernel.test.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A table as the catalogue of the database describes it.
///
/// @param forced row-level security is enabled, and binds the owner too
/// @param policies how many policies let somebody see or write rows
/// @param served the commands that restrictive policies for everybody allow to served organisations only: `r` select, `a`
///        insert, `w` update, `d` delete, `*` all
/// @param withoutComment the table and its columns that have no comment
record TableOfService(String name, boolean forced, int policies, Set<String> served, List<String> withoutComment) {
    private static final Set<String> EACH_COMMAND = Set.of("r", "a", "w", "d");
    /// All but the one in which Flyway counts the migrations.
    private static final String ALL = """
            select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
                (select count(*) from pg_policy p where p.polrelid = c.oid and p.polpermissive) as policies,
                array(select p.polcmd::text from pg_policy p
                    where p.polrelid = c.oid and not p.polpermissive and p.polroles = '{0}'::oid[]
                      and concat(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
                          like '%actor_is_served()%') as served,
                array(select c.relname::text || coalesce('.' || a.attname::text, '')
                    from (select 0 as attnum, null::name as attname
                        union all select attnum, attname from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) a
                    where trim(coalesce(case a.attnum when 0 then obj_description(c.oid, 'pg_class')
                        else col_description(c.oid, a.attnum) end, '')) = ''
                    order by a.attnum) as without_comment
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
              and c.relname <> 'flyway_schema_history'
            order by c.relname
            """;

    static List<TableOfService> all(Connection database) throws SQLException {
        try (Statement sql = database.createStatement(); ResultSet rows = sql.executeQuery(ALL)) {
            List<TableOfService> found = new ArrayList<>();
            while (rows.next()) {
                found.add(new TableOfService(rows.getString("name"), rows.getBoolean("forced"), rows.getInt("policies"),
                        Set.copyOf(texts(rows, "served")), texts(rows, "without_comment")));
            }
            return found;
        }
    }

    boolean isSecured() {
        return forced && policies > 0;
    }

    boolean isForServedOnly() {
        return served.contains("*") || served.containsAll(EACH_COMMAND);
    }

    private static List<String> texts(ResultSet rows, String column) throws SQLException {
        return List.of((String[]) rows.getArray(column).getArray());
    }
}
