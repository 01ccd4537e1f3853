package org.palermo.bench.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palermo.bench.result.Table;
import org.palermo.bench.result.Times;
import org.palermo.bench.statement.FreshStatements;
import org.palermo.bench.statement.Replay;
import org.palermo.bench.statement.Statement;
import org.palermo.bench.statement.StatementLog;
import org.palermo.bench.suite.Caller;
import org.palermo.bench.suite.RunningSuite;
import org.palermo.bench.suite.SuiteMeasurement;

/// Who has seen this record? Repeats the service's own statements, read from PostgreSQL's log, over a million audit entries
/// instead of the suite's few, and adds the other time of a request.
public final class WhoHasSeen implements SuiteMeasurement {

    private static final String PATH = "/api/nrm/v1/audit?record=" + AuditOfAMillion.RECORD;
    private static final int TIMES = 500;
    private static final int WARM_UP = 50;
    private static final int PAGE = 50;
    private static final long PROMISED = 50_000_000;

    @Override
    public String name() {
        return "who-has-seen";
    }

    @Override
    public String question() {
        return "does it take less than 50 ms to find out who has seen a record, among a million entries of the audit?";
    }

    @Override
    public boolean run(RunningSuite suite) throws Exception {
        var statements = statements(suite);
        try (var superuser = suite.database("referral"); var million = new AuditOfAMillion(superuser, "referral_user")) {
            var few = replayed(suite, statements, "public");
            var many = replayed(suite, statements, AuditOfAMillion.SCHEMA);
            var request = asked(suite);
            var table = new Table("", "median", "99 %");
            table.row("the statements, few entries", few.median(), few.percentile(99));
            table.row("the statements, a million", many.median(), many.percentile(99));
            table.row("the request, few entries", request.median(), request.percentile(99));
            long expected = request.median() - few.median() + many.median();
            table.row("the request, a million", expected, request.percentile(99) - few.percentile(99) + many.percentile(99));
            table.print();
            System.out.printf("  a million against few: %.2f times%n", (double) many.median() / few.median());
            return expected < PROMISED;
        }
    }

    private static List<Statement> statements(RunningSuite suite) throws Exception {
        var request = UUID.randomUUID().toString();
        var since = System.currentTimeMillis();
        try (var log = new StatementLog(suite)) {
            ask(suite.as("auditor"), request);
            return FreshStatements.all(log.of(request), since, request);
        }
    }

    private static Times replayed(RunningSuite suite, List<Statement> statements, String schema) throws SQLException {
        var times = new Times();
        try (var connection = suite.serving("referral")) {
            look(connection, schema);
            var replay = new Replay(connection, "seen_", statements);
            if (schema.equals(AuditOfAMillion.SCHEMA) && replay.rows() < PAGE) {
                throw new IllegalStateException("A record that was seen a thousand times has a page of " + replay.rows());
            }
            for (int i = -WARM_UP; i < TIMES; i++) {
                long took = replay.once();
                if (i >= 0) {
                    times.add(took);
                }
            }
        }
        return times;
    }

    private static void look(Connection connection, String schema) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path = " + schema + ", public");
        }
    }

    private static Times asked(RunningSuite suite) throws Exception {
        var auditor = suite.as("auditor");
        var times = new Times();
        for (int i = 0; i < TIMES; i++) {
            times.add(ask(auditor, UUID.randomUUID().toString()).nanos());
        }
        return times;
    }

    private static Caller.Answered ask(Caller auditor, String request) throws Exception {
        return auditor.ask("GET", PATH, null, Map.of("X-Request-Id", request)).expect(200);
    }
}
