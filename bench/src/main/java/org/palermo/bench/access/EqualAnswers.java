package org.palermo.bench.access;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.palermo.bench.result.Pairs;
import org.palermo.bench.result.Table;
import org.palermo.bench.suite.Caller;
import org.palermo.bench.suite.RunningSuite;
import org.palermo.bench.suite.SuiteMeasurement;

/// Checks for every route with an id that refusing a foreign record takes as long as refusing an unknown id. Otherwise the
/// time would reveal which records exist.
public final class EqualAnswers implements SuiteMeasurement {

    private static final int PAIRS = 1_000;
    private static final double ALIKE = 0.05;
    /// The number of foreign records that take turns, because after some reads a single record would be in every cache.
    private static final int RECORDS = 50;
    private static final int NOT_FOUND = 404;

    @Override
    public String name() {
        return "equal-404";
    }

    @Override
    public String question() {
        return "does the time of a 404 reveal whether a foreign record exists? %,d interleaved pairs a route, medians within %.0f %%".formatted(PAIRS, ALIKE * 100);
    }

    @Override
    public boolean run(RunningSuite suite) throws Exception {
        new OthersRecords(suite).make();
        var table = new Table("route", "foreign", "unknown", "ratio", "99 %: ratio");
        var apart = new ArrayList<String>();
        for (var route : ForeignRecordRoute.values()) {
            var pairs = measured(suite, route);
            table.row(route.toString(), pairs.first().median(), pairs.second().median(), pairs.ratioOfMedians(), pairs.ratioOfTails());
            if (Math.abs(pairs.ratioOfMedians() - 1) > ALIKE) {
                apart.add(route.toString());
            }
        }
        table.print();
        apart.forEach(route -> System.out.println("  APART: " + route));
        return apart.isEmpty();
    }

    private static Pairs measured(RunningSuite suite, ForeignRecordRoute route) throws Exception {
        var others = ids(suite, route);
        var caller = suite.as(route.account());
        var lot = new Random(1);
        return Pairs.of(PAIRS,
                () -> refused(caller, route, others.get(lot.nextInt(others.size()))),
                () -> refused(caller, route, near(others.get(lot.nextInt(others.size())), lot)));
    }

    private static long refused(Caller caller, ForeignRecordRoute route, UUID id) throws Exception {
        return caller.ask(route.method(), route.pathTo(id), route.body(), Map.of("If-Match", "\"0\"")).expect(NOT_FOUND).nanos();
    }

    /// An unknown id on the same index page as the foreign record's id.
    private static UUID near(UUID id, Random lot) {
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() & 0xC000_0000_0000_0000L | lot.nextLong() >>> 2);
    }

    private static List<UUID> ids(RunningSuite suite, ForeignRecordRoute route) throws SQLException {
        var ids = new ArrayList<UUID>();
        try (var connection = suite.database(route.database()); var statement = connection.createStatement()) {
            var rows = statement.executeQuery(route.others() + " limit " + RECORDS);
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        if (ids.isEmpty()) {
            throw new IllegalStateException("Nobody else has a record for " + route);
        }
        return ids;
    }
}
