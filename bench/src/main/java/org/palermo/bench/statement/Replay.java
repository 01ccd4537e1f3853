package org.palermo.bench.statement;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.palermo.bench.result.Times;

/// Repeats the statements of one request in a transaction that is rolled back, so that inserts can be repeated. The flush at
/// the end is left out, because it costs the same with and without the audit.
public final class Replay {

    private final Connection connection;
    private final List<Step> steps = new ArrayList<>();

    /// @param sql the statement as the suite sends it
    /// @param execution the statement that repeats it here
    private record Step(String sql, String execution, Times times) {}

    public Replay(Connection connection, String prefix, List<Statement> statements) throws SQLException {
        this.connection = connection;
        for (var statement : statements) {
            var execution = statement.sql();
            if (!statement.values().isEmpty()) {
                var name = prefix + steps.size();
                run("prepare " + name + " as " + statement.sql());
                execution = "execute " + name + "(" + String.join(", ", statement.values()) + ")";
            }
            steps.add(new Step(statement.sql(), execution, new Times()));
        }
    }

    /// @return nanoseconds
    public long once() throws SQLException {
        var started = System.nanoTime();
        run("begin");
        for (var step : steps) {
            long begun = System.nanoTime();
            run(step.execution());
            step.times().add(System.nanoTime() - begun);
        }
        run("rollback");
        return System.nanoTime() - started;
    }

    /// Prints each statement's median and the beginning of its text.
    public void printEach() {
        for (var step : steps) {
            System.out.printf("    %6.2f ms  %.100s%n", step.times().median() / 1e6, step.sql().replaceAll("\\s+", " ").strip());
        }
    }

    /// The number of rows of the longest answer.
    public int rows() throws SQLException {
        int most = 0;
        run("begin");
        for (var step : steps) {
            try (var statement = connection.createStatement()) {
                int rows = 0;
                for (var answer = statement.execute(step.execution()) ? statement.getResultSet() : null; answer != null && answer.next();) {
                    rows++;
                }
                most = Math.max(most, rows);
            }
        }
        run("rollback");
        return most;
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
