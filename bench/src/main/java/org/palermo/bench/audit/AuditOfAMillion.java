package org.palermo.bench.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A copy of the audit's tables with a million entries, in its own schema, with the same indexes and policies. The suite's
/// own tables are not touched.
final class AuditOfAMillion implements AutoCloseable {

    static final String SCHEMA = "bench";
    /// A record that many people have seen: read a thousand times, and listed as often.
    static final String RECORD = "00000000-0000-7000-8000-00000000bead";

    private static final List<String> TABLES = List.of("audit_entry", "audit_listing");
    private static final String FILL = """
            insert into bench.audit_entry (id, recorded_at, subject, agency, action, record_kind, record_id, request_id)
            select uuidv7(made.back), now() + made.back, md5(i::text)::uuid::text, md5((i % 300)::text)::uuid, 'READ', 'case_file',
                   case when i % 1000 = 0 then 'RECORD'::uuid else md5((i % 50000)::text)::uuid end, md5(('r' || i)::text)::uuid::text
              from generate_series(1, 1000000) i, lateral (select -(i % 365) * interval '1 day' as back) made
            """;
    private static final String LIST = """
            insert into bench.audit_listing (record, entry)
            select case when i % 500 = 0 then 'RECORD'::uuid else md5((i % 50000)::text)::uuid end, id
              from (select id, row_number() over () as i from bench.audit_entry where request_id > '8') e
            """;

    private final Connection connection;

    AuditOfAMillion(Connection superuser, String servingRole) throws SQLException {
        connection = superuser;
        run("drop schema if exists bench cascade");
        run("create schema bench");
        run("grant usage on schema bench to " + servingRole);
        for (var table : TABLES) {
            run("create table bench.%1$s (like public.%1$s including all)".formatted(table));
            run("grant select, insert on bench.%s to %s".formatted(table, servingRole));
        }
        run(FILL.replace("RECORD", RECORD));
        run(LIST.replace("RECORD", RECORD));
        for (var policy : policies()) {
            run(policy);
        }
        run("analyze bench.audit_entry");
        run("analyze bench.audit_listing");
    }

    private List<String> policies() throws SQLException {
        var policies = new ArrayList<String>();
        try (var statement = connection.createStatement()) {
            var rows = statement.executeQuery("""
                    select format('alter table bench.%I enable row level security', relname) from pg_class
                     where relnamespace = 'public'::regnamespace and relname in ('audit_entry', 'audit_listing') and relrowsecurity
                    union all
                    select format('create policy %I on bench.%I for %s using (%s)', policyname, tablename, cmd, qual) from pg_policies
                     where schemaname = 'public' and tablename in ('audit_entry', 'audit_listing') and cmd in ('SELECT', 'ALL') and qual is not null
                    union all
                    select format('create policy %I on bench.%I for insert with check (%s)', policyname, tablename, with_check) from pg_policies
                     where schemaname = 'public' and tablename in ('audit_entry', 'audit_listing') and cmd = 'INSERT'
                    """);
            while (rows.next()) {
                policies.add(rows.getString(1));
            }
        }
        return policies;
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        run("drop schema bench cascade");
    }
}
