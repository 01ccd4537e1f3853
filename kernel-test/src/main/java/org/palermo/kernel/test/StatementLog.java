package org.palermo.kernel.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// What PostgreSQL was really sent, while this is open: its own log, since no client sees what another one sends.
final class StatementLog implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RandomAccessFile log;
    private final Connection superuser;
    private final List<JsonNode> entries = new ArrayList<>();
    private String unfinished = "";

    private StatementLog(RandomAccessFile log, Connection superuser) {
        this.log = log;
        this.superuser = superuser;
    }

    /// Once sessions that are open already log as well.
    static StatementLog open() {
        log("all");
        Awaitility.await().until(() -> {
            log("all");
            try (Stream<String> lines = Files.lines(TestDatabase.LOG)) {
                return lines.filter(line -> line.contains("pg_reload_conf")).count() > 1;
            }
        });
        try {
            RandomAccessFile log = new RandomAccessFile(TestDatabase.LOG.toFile(), "r");
            log.seek(log.length());
            return new StatementLog(log, TestDatabase.asSuperuser());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        log("none");
        try {
            log.close();
            superuser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The statements of the transactions of the request that was answered last, in order. Each begins by naming the request. The log is
    /// written behind the sessions: whole is what stands in it before a statement that was sent after the answer.
    List<String> of(String requestId) {
        List<String> statements = new ArrayList<>();
        entries.clear();
        String last = UUID.randomUUID().toString();
        send(last);
        Awaitility.await().pollInSameThread().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(() -> {
            statements.clear();
            readOn();
            return read(requestId, statements) && entries.stream().anyMatch(entry -> entry.path("message").asText().contains(last));
        });
        return statements;
    }

    private void send(String mark) {
        try (Statement sql = superuser.createStatement()) {
            sql.execute("select '" + mark + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// False while a transaction of the request has not ended in the log.
    private boolean read(String requestId, List<String> statements) {
        int process = 0;
        for (JsonNode entry : entries) {
            String message = entry.path("message").asText();
            if (process == 0 && entry.path("detail").asText().contains("'" + requestId + "'")) {
                process = entry.path("pid").asInt();
            }
            if (process == entry.path("pid").asInt() && process != 0) {
                String statement = message.replaceFirst("^(statement|execute [^:]*): ", "");
                statements.add(statement);
                if (statement.matches("(?i)(commit|rollback).*")) {
                    process = 0;
                }
            }
        }
        return process == 0 && !statements.isEmpty();
    }

    /// The lines that have been finished since.
    private void readOn() {
        try {
            byte[] more = new byte[(int) (log.length() - log.getFilePointer())];
            log.readFully(more);
            String[] lines = (unfinished + new String(more, StandardCharsets.ISO_8859_1)).split("\n", -1);
            unfinished = lines[lines.length - 1];
            Arrays.stream(lines, 0, lines.length - 1).map(line -> parse(new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))).forEach(entries::add);
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
