package org.palermo.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/// A database of shelter capacity beside the suite's own, with as many shelters as are asked for and a year of stays, the same
/// for the same seed. Dropped at the end.
final class SyntheticCountry implements AutoCloseable {

    static final int SHELTERS = 5_000;
    private static final String SEED = "1";

    private final RunningSuite suite;
    private final String name;

    private SyntheticCountry(RunningSuite suite, String name) {
        this.suite = suite;
        this.name = name;
    }

    /// @param people how many organisations may ask, numbered as the issuer of tokens numbers them
    /// @param scale 1 is 5,000 shelters, 100,000 places and 1,300,000 stays
    static SyntheticCountry load(RunningSuite suite, double scale, int people) throws SQLException, IOException {
        var country = new SyntheticCountry(suite, "bench_shelter");
        country.copySchema();
        try (var database = suite.database(country.name); var statement = database.createStatement()) {
            statement.execute("truncate shelter, offer_profile, area, unmet_need, question, idempotent_answer, waitlist_entry cascade");
            statement.execute("insert into organisation (id, kind, registered_at) select ('00000000-0000-7000-8000-' || to_hex(x'200000000000'::bigint + person))::uuid, 'NGO', now()"
                    + " from generate_series(0, " + people + ") person");
            statement.execute(script().replace(":shelters", String.valueOf((int) (SHELTERS * scale))).replace(":'seed'", "'" + SEED + "'"));
            statement.execute("vacuum analyze");
        }
        return country;
    }

    String name() {
        return name;
    }

    /// The suite's own database can be copied while nobody is in it; its service waits for that moment.
    private void copySchema() throws SQLException {
        close();
        try (var database = suite.database("postgres"); var statement = database.createStatement()) {
            statement.execute("alter database shelter allow_connections false");
            try {
                statement.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = 'shelter'");
                statement.execute("create database " + name + " template shelter strategy file_copy");
            } finally {
                statement.execute("alter database shelter allow_connections true");
            }
        }
    }

    private static String script() throws IOException {
        try (var script = SyntheticCountry.class.getResourceAsStream("/shelters/load.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws SQLException {
        try (var database = suite.database("postgres"); var statement = database.createStatement()) {
            statement.execute("drop database if exists " + name + " (force)");
        }
    }
}
