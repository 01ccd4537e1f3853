package org.palermo.bench.search;

import java.io.IOException;
import java.sql.SQLException;
import org.palermo.bench.suite.CopiedDatabase;
import org.palermo.bench.suite.RunningSuite;

/// A database of shelter capacity beside the suite's own, with the given number of shelters and a year of stays, the same
/// for the same seed. Dropped at the end.
record SyntheticCountry(CopiedDatabase copy) implements AutoCloseable {

    static final int SHELTERS = 5_000;

    /// @param people how many organisations may ask; they are numbered as the issuer of tokens numbers them
    /// @param scale 1 is 5,000 shelters, 100,000 places and 1,300,000 stays
    static SyntheticCountry load(RunningSuite suite, double scale, int people) throws SQLException, IOException {
        var country = new SyntheticCountry(new CopiedDatabase(suite, "shelter"));
        try (var database = suite.database(country.name()); var statement = database.createStatement()) {
            statement.execute("truncate shelter, offer_profile, area, unmet_need, question, idempotent_answer, waitlist_entry cascade");
            statement.execute("insert into organisation (id, kind, registered_at) select ('00000000-0000-7000-8000-' || to_hex(x'200000000000'::bigint + person))::uuid, 'NGO', now()"
                    + " from generate_series(0, " + people + ") person");
            statement.execute(CopiedDatabase.script("/shelters/load.sql", ":shelters", String.valueOf((int) (SHELTERS * scale))));
            statement.execute("vacuum analyze");
        }
        return country;
    }

    String name() {
        return copy.name();
    }

    @Override
    public void close() throws SQLException {
        copy.close();
    }
}
