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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// The statements that PostgreSQL received while this is open: from its own log, because a client can't see what another
/// one sends.
public final class StatementLog implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BOUND_ID = Pattern.compile("'([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'");

    private final RandomAccessFile log;
    private final Connection superuser;
    private final List<JsonNode> entries = new ArrayList<>();
    private String unfinished = "";

    private StatementLog(RandomAccessFile log, Connection superuser) {
        this.log = log;
        this.superuser = superuser;
    }

    /// Returns once sessions that are already open log as well.
    public static StatementLog open() {
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

    /// The statements in the transactions of each of these requests, which have been answered, in order. Each transaction
    /// begins by naming its request. The log is written later than the sessions run: it is complete up to a statement that
    /// was sent after the last answer.
    public Map<String, List<String>> of(Set<String> requestIds) {
        String last = UUID.randomUUID().toString();
        send(last);
        Map<String, List<String>> statements = new HashMap<>();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30)).pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
            readOn();
            return entries.stream().anyMatch(entry -> entry.path("message").asText().contains(last)) && read(requestIds, statements);
        });
        entries.clear();
        return statements;
    }

    private void send(String mark) {
        try (Statement sql = superuser.createStatement()) {
            sql.execute("select '" + mark + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// False while a request has no finished transaction in the log.
    private boolean read(Set<String> requestIds, Map<String, List<String>> statements) {
        statements.clear();
        Map<Integer, String> open = new HashMap<>();
        for (JsonNode entry : entries) {
            int process = entry.path("pid").asInt();
            if (!open.containsKey(process)) {
                named(entry, requestIds).filter(request -> !open.containsValue(request)).ifPresent(request -> open.put(process, request));
            }
            String request = open.get(process);
            if (request != null) {
                String statement = entry.path("message").asText().replaceFirst("^(statement|execute [^:]*): ", "");
                statements.computeIfAbsent(request, id -> new ArrayList<>()).add(statement);
                if (statement.matches("(?i)(commit|rollback).*")) {
                    open.remove(process);
                }
            }
        }
        return open.isEmpty() && statements.keySet().containsAll(requestIds);
    }

    /// The request whose id is a parameter of this statement.
    private static Optional<String> named(JsonNode entry, Set<String> requestIds) {
        return BOUND_ID.matcher(entry.path("detail").asText()).results()
                .map(bound -> bound.group(1))
                .filter(requestIds::contains)
                .findFirst();
    }

    /// Reads the lines that were finished since the last time.
    private void readOn() {
        try {
            byte[] more = new byte[(int) (log.length() - log.getFilePointer())];
            log.readFully(more);
            String[] lines = (unfinished + new String(more, StandardCharsets.ISO_8859_1)).split("\n", -1);
            unfinished = lines[lines.length - 1];
            Arrays.stream(lines, 0, lines.length - 1)
                    .map(line -> parse(new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)))
                    .forEach(entries::add);
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
