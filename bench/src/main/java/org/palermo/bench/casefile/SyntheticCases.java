package org.palermo.bench.casefile;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.palermo.bench.suite.CopiedDatabase;
import org.palermo.bench.suite.RunningSuite;

/// Case files with their history over five years, each like one of the sample's; the same for the same number.
public final class SyntheticCases {

    private SyntheticCases() {}

    /// Adds the case files to the existing ones and prints how long that took.
    public static void load(RunningSuite suite, String database, int cases) throws SQLException, IOException {
        long begun = System.nanoTime();
        try (var connection = suite.database(database); var statement = connection.createStatement()) {
            statement.execute(CopiedDatabase.script("/cases/load.sql", ":cases", String.valueOf(cases)));
            statement.execute("vacuum analyze");
        }
        System.out.printf("  %,d case files loaded in %d s%n", cases, Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }
}
