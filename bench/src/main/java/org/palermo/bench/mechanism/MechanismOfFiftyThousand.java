package org.palermo.bench.mechanism;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.palermo.bench.suite.CopiedDatabase;

/// A copy of the mechanism's tables in its own schema, with fifty thousand service lines and a million states over five
/// years, the same for the same seed. The service's own functions derive what is served. The suite's own tables are not
/// touched.
final class MechanismOfFiftyThousand implements AutoCloseable {

    static final String SCHEMA = "bench";
    private static final int LINES = 50_000;
    private static final List<String> TABLES =
            List.of("provider", "provider_region", "service_line", "service_line_region", "service_line_state", "service_line_description", "served_category");

    private final Connection connection;

    MechanismOfFiftyThousand(Connection superuser, String servingRole) throws SQLException, IOException {
        connection = superuser;
        run("drop schema if exists bench cascade");
        run("create schema bench");
        run("grant usage on schema bench to " + servingRole);
        for (var table : TABLES) {
            run("create table bench.%1$s (like public.%1$s including all)".formatted(table));
            run("grant select on bench.%s to %s".formatted(table, servingRole));
        }
        run("create trigger followed after insert on bench.service_line_state referencing new table as added for each statement execute function public.follow_states()");
        run("set search_path = bench, public");
        run(CopiedDatabase.script("/mechanism/load.sql", ":lines", String.valueOf(LINES)));
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
