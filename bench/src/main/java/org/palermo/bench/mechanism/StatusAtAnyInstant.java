package org.palermo.bench.mechanism;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.palermo.bench.result.Table;
import org.palermo.bench.result.Times;
import org.palermo.bench.statement.Replay;
import org.palermo.bench.statement.Statement;
import org.palermo.bench.statement.StatementLog;
import org.palermo.bench.suite.RunningSuite;
import org.palermo.bench.suite.SuiteMeasurement;

/// How long does the status of the mechanism at some instant take? Repeats the service's own statements, read from
/// PostgreSQL's log, for instants within five years of fifty thousand service lines, and adds the other time of a request.
public final class StatusAtAnyInstant implements SuiteMeasurement {

    private static final String PATH = "/api/nrm/v1/mechanism/status?country=GB&at=";
    /// Marks the instant, so that the statements are found in the log.
    private static final String MARKED = "34:56.789123";
    private static final Instant FIRST = Instant.parse("2019-04-01T00:00:00Z");
    private static final int DAYS = 1_800;
    private static final int INSTANTS = 100;
    private static final int TIMES = 5;
    private static final int WARM_UP = 10;
    private static final long PROMISED = 50_000_000;

    @Override
    public String name() {
        return "mechanism-status";
    }

    @Override
    public String question() {
        return "does a country's status at any instant take less than 50 ms, with 50,000 service lines and five years of their states?";
    }

    @Override
    public boolean run(RunningSuite suite) throws Exception {
        var statements = statements(suite);
        try (var superuser = suite.database("referral"); var mechanism = new MechanismOfFiftyThousand(superuser, "referral_user")) {
            var few = replayed(suite, statements, "public");
            var many = replayed(suite, statements, MechanismOfFiftyThousand.SCHEMA);
            var request = asked(suite);
            var table = new Table("", "median", "99 %");
            table.row("the statements, few lines", few.median(), few.percentile(99));
            table.row("the statements, 50,000", many.median(), many.percentile(99));
            table.row("the request, few lines", request.median(), request.percentile(99));
            long expected = request.median() - few.median() + many.median();
            table.row("the request, 50,000", expected, request.percentile(99) - few.percentile(99) + many.percentile(99));
            table.print();
            return expected < PROMISED;
        }
    }

    private static List<Statement> statements(RunningSuite suite) throws Exception {
        var caller = suite.as("authority");
        try (var log = new StatementLog(suite)) {
            caller.get(PATH + "2021-06-15T12:" + MARKED + "Z").expect(200);
            var found = log.of(MARKED);
            if (found.isEmpty()) {
                throw new IllegalStateException("The log has no statement at the instant that was asked for");
            }
            return found;
        }
    }

    private static Times replayed(RunningSuite suite, List<Statement> statements, String schema) throws SQLException {
        var random = new Random(1);
        var times = new Times();
        try (var connection = suite.serving("referral")) {
            look(connection, schema);
            for (int i = 0; i < INSTANTS; i++) {
                var replay = new Replay(connection, "status_" + i + "_", at(statements, instant(random)));
                if (schema.equals(MechanismOfFiftyThousand.SCHEMA) && replay.rows() == 0) {
                    throw new IllegalStateException("Nothing was served in five years");
                }
                for (int j = -WARM_UP; j < TIMES; j++) {
                    long took = replay.once();
                    if (j >= 0) {
                        times.add(took);
                    }
                }
            }
        }
        return times;
    }

    private static Instant instant(Random random) {
        return FIRST.plus(Duration.ofSeconds(random.nextInt(DAYS * 86_400)));
    }

    private static List<Statement> at(List<Statement> statements, Instant instant) {
        return statements.stream()
                .map(statement -> new Statement(statement.sql(), statement.values().stream().map(value -> value.contains(MARKED) ? "'" + instant + "'" : value).toList()))
                .toList();
    }

    private static void look(Connection connection, String schema) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path = " + schema + ", public");
        }
    }

    private static Times asked(RunningSuite suite) throws Exception {
        var random = new Random(2);
        var caller = suite.as("authority");
        var times = new Times();
        for (int i = 0; i < INSTANTS * TIMES; i++) {
            times.add(caller.ask("GET", PATH + instant(random), null, Map.of()).expect(200).nanos());
        }
        return times;
    }
}
