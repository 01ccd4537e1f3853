package org.palermo.kernel.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/// What PostgreSQL was really sent, while this is open: its own log, since no client sees what another one sends.
final class StatementLog implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StatementLog() {}

    /// Once sessions that are open already log as well.
    static StatementLog open() {
        log("all");
        Awaitility.await().until(() -> {
            log("all");
            return lines().stream().filter(line -> line.contains("pg_reload_conf")).count() > 1;
        });
        return new StatementLog();
    }

    @Override
    public void close() {
        log("none");
    }

    /// The statements of the transactions of one request, in order. Each begins by naming the request.
    List<String> of(String requestId) {
        List<String> statements = new ArrayList<>();
        Awaitility.await().pollInSameThread().until(() -> {
            statements.clear();
            return read(requestId, statements);
        });
        return statements;
    }

    /// False while a transaction of the request has not ended in the log.
    private static boolean read(String requestId, List<String> statements) {
        int process = 0;
        for (String line : lines()) {
            JsonNode entry = parse(line);
            String message = entry.path("message").asText();
            if (process == 0 && entry.path("detail").asText().contains("'" + requestId + "'")) {
                process = entry.path("pid").asInt();
            }
            if (process == entry.path("pid").asInt() && process != 0) {
                String statement = message.replaceFirst("^(statement|execute [^:]*): ", "");
                if (statement.matches("(?i)(commit|rollback).*")) {
                    statements.add(statement);
                    process = 0;
                } else {
                    statements.add(statement);
                }
            }
        }
        return process == 0 && !statements.isEmpty();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(TestDatabase.LOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException unfinished) {
            return JSON.createObjectNode();
        }
    }

    private static void log(String which) {
        try (Connection superuser = TestDatabase.asSuperuser(); Statement sql = superuser.createStatement()) {
            sql.execute("alter system set log_statement = '" + which + "'");
            sql.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
