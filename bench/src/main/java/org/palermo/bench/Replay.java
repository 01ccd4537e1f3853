package org.palermo.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The statements of one request, again and again in a transaction that is rolled back: so that what it inserts can be
/// inserted anew. The flush at the end, the same with and without an audit, is left out.
final class Replay {

    private final Connection connection;
    private final List<String> executions = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final List<Times> each = new ArrayList<>();

    Replay(Connection connection, String prefix, List<Statement> statements) throws SQLException {
        this.connection = connection;
        for (var statement : statements) {
            said.add(statement.sql());
            each.add(new Times());
            if (statement.values().isEmpty()) {
                executions.add(statement.sql());
            } else {
                var name = prefix + executions.size();
                run("prepare " + name + " as " + statement.sql());
                executions.add("execute " + name + "(" + String.join(", ", statement.values()) + ")");
            }
        }
    }

    /// @return nanoseconds
    long once() throws SQLException {
        var started = System.nanoTime();
        run("begin");
        for (int i = 0; i < executions.size(); i++) {
            long begun = System.nanoTime();
            run(executions.get(i));
            each.get(i).add(System.nanoTime() - begun);
        }
        run("rollback");
        return System.nanoTime() - started;
    }

    /// Each statement's median, and how it begins.
    void printEach() {
        for (int i = 0; i < executions.size(); i++) {
            System.out.printf("    %6.2f ms  %.100s%n", each.get(i).median() / 1e6, said.get(i).replaceAll("\\s+", " ").strip());
        }
    }

    /// How many rows the longest answer has.
    int rows() throws SQLException {
        int most = 0;
        run("begin");
        for (var execution : executions) {
            try (var statement = connection.createStatement()) {
                int rows = 0;
                for (var answer = statement.execute(execution) ? statement.getResultSet() : null; answer != null && answer.next();) {
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
