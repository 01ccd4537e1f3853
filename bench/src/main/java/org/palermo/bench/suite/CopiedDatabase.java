package org.palermo.bench.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/// A copy of one of the suite's databases, as it is now. Dropped at the end.
public final class CopiedDatabase implements AutoCloseable {

    private final RunningSuite suite;
    private final String name;

    /// A database can only be copied while nobody is connected; its service waits for that moment.
    public CopiedDatabase(RunningSuite suite, String original) throws SQLException {
        this.suite = suite;
        this.name = "bench_" + original;
        close();
        try (var database = suite.database("postgres"); var statement = database.createStatement()) {
            statement.execute("alter database " + original + " allow_connections false");
            try {
                statement.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '" + original + "'");
                statement.execute("create database " + name + " template " + original + " strategy file_copy");
            } finally {
                statement.execute("alter database " + original + " allow_connections true");
            }
        }
    }

    public String name() {
        return name;
    }

    /// A script of the resources, with `:'seed'` and the other named variables replaced.
    public static String script(String path, String... replaced) throws IOException {
        try (var in = CopiedDatabase.class.getResourceAsStream(path)) {
            var script = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace(":'seed'", "'1'");
            for (int i = 0; i < replaced.length; i += 2) {
                script = script.replace(replaced[i], replaced[i + 1]);
            }
            return script;
        }
    }

    @Override
    public void close() throws SQLException {
        try (var database = suite.database("postgres"); var statement = database.createStatement()) {
            statement.execute("drop database if exists " + name + " (force)");
        }
    }
}
