package org.palermo.bench.audit;

import java.util.List;
import java.util.UUID;
import org.palermo.bench.result.Pairs;
import org.palermo.bench.result.Table;
import org.palermo.bench.result.Times;
import org.palermo.bench.statement.FreshStatements;
import org.palermo.bench.statement.Replay;
import org.palermo.bench.statement.Statement;
import org.palermo.bench.statement.StatementLog;
import org.palermo.bench.suite.RunningSuite;
import org.palermo.bench.suite.SuiteMeasurement;

/// The cost of the audit. The audit can't be switched off. So the measurement reads the statements of a request from
/// PostgreSQL's log and repeats them as the serving role, in turns with and without the audit's statements. The difference
/// is compared with the time of the whole request, as the caller sees it.
public final class AuditCost implements SuiteMeasurement {

    private static final int PAIRS = 2_000;
    private static final int REQUESTS = 200;
    private static final double DEAR = 0.10;

    @Override
    public String name() {
        return "audit-cost";
    }

    @Override
    public String question() {
        return "what do the audit's statements cost the most frequent requests? %,d interleaved pairs each, under %.0f %% of a request".formatted(PAIRS, DEAR * 100);
    }

    @Override
    public boolean run(RunningSuite suite) throws Exception {
        var table = new Table("path", "statements", "of the audit", "with", "without", "ratio", "a request", "audit's share");
        boolean cheap = true;
        for (var path : HotPath.values()) {
            var statements = statements(suite, path);
            var without = statements.stream().filter(statement -> !statement.isOfTheAudit()).toList();
            var pairs = replayed(suite, path, statements, without);
            var request = asked(suite, path);
            var share = (double) (pairs.first().median() - pairs.second().median()) / request.median();
            table.row(path.name().toLowerCase().replace('_', ' '), statements.size(), statements.size() - without.size(),
                    pairs.first().median(), pairs.second().median(), pairs.ratioOfMedians(), request.median(), "%.1f %%".formatted(share * 100));
            cheap &= share < DEAR;
        }
        table.print();
        return cheap;
    }

    private static List<Statement> statements(RunningSuite suite, HotPath path) throws Exception {
        var caller = suite.as(path.account());
        var request = UUID.randomUUID().toString();
        try (var log = new StatementLog(suite)) {
            var since = System.currentTimeMillis();
            path.ask(suite, caller, request);
            var statements = log.of(request);
            if (statements.isEmpty()) {
                throw new IllegalStateException("PostgreSQL's log says nothing of " + path);
            }
            return FreshStatements.all(statements, since, request);
        }
    }

    private static Pairs replayed(RunningSuite suite, HotPath path, List<Statement> all, List<Statement> without) throws Exception {
        try (var connection = suite.serving(path.database())) {
            var audited = new Replay(connection, "audited_", all);
            var unaudited = new Replay(connection, "unaudited_", without);
            return Pairs.of(PAIRS, audited::once, unaudited::once);
        }
    }

    private static Times asked(RunningSuite suite, HotPath path) throws Exception {
        var caller = suite.as(path.account());
        var times = new Times();
        for (int i = 0; i < REQUESTS; i++) {
            times.add(path.ask(suite, caller, UUID.randomUUID().toString()).nanos());
        }
        return times;
    }
}
