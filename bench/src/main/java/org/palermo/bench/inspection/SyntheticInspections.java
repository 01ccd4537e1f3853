package org.palermo.bench.inspection;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.palermo.bench.suite.CopiedDatabase;
import org.palermo.bench.suite.RunningSuite;

/// A country's workplaces with three years of visits, answers, findings and changes, and their supply chains; the same for the
/// same number.
final class SyntheticInspections {

    private SyntheticInspections() {}

    /// Adds them to the existing ones and prints how many rows there are then, and how long that took.
    ///
    /// @param inspector subject of the inspector who has visits to make
    static void load(RunningSuite suite, String database, int workplaces, String inspector) throws SQLException, IOException {
        long begun = System.nanoTime();
        try (var connection = suite.database(database); var statement = connection.createStatement()) {
            var number = String.valueOf(workplaces);
            statement.execute(CopiedDatabase.script("/inspections/load.sql", ":workplaces", number, ":inspector", "'" + inspector + "'"));
            statement.execute("vacuum analyze");
            var counted = statement.executeQuery("""
                    select (select count(*) from workplace), (select count(*) from visit), (select count(*) from visit_entry),
                           (select count(*) from supply_link), pg_size_pretty(pg_database_size(current_database()))
                    """);
            counted.next();
            long took = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
            System.out.printf("  %,d workplaces, %,d visits, %,d answers, %,d links, %s, loaded in %d s%n", counted.getLong(1),
                    counted.getLong(2), counted.getLong(3), counted.getLong(4), counted.getString(5), took);
        }
    }
}
