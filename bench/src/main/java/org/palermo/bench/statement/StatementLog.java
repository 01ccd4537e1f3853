package org.palermo.bench.statement;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.palermo.bench.suite.RunningSuite;

/// Reads the statements of the services from PostgreSQL's log. While it is open, PostgreSQL logs all statements.
public final class StatementLog implements AutoCloseable {

    private static final Pattern LINE = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d \\S+ \\S+ \\[(\\d+)] (\\S*) (\\w+): {1,2}(.*)$");
    private static final Pattern EXECUTE = Pattern.compile("^(?:execute [^:]*|statement): (.*)$", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("\\$(\\d+) = ('(?:[^']++|'')*+'|NULL)");
    private static final long SETTLE = 500;

    private final Path file;
    private final Connection superuser;
    private final long from;

    public StatementLog(RunningSuite suite) throws SQLException, IOException, InterruptedException {
        file = suite.home().resolve("logs/postgres.log");
        superuser = suite.database("postgres");
        set("alter system set log_statement = 'all'");
        Thread.sleep(SETTLE);
        from = Files.size(file);
    }

    /// The statements of the transactions that have this text among their values, such as the id of a request.
    public List<Statement> of(String marker) throws IOException, InterruptedException {
        Thread.sleep(SETTLE);
        var open = new LinkedHashMap<String, List<Statement>>();
        var found = new ArrayList<Statement>();
        for (var entry : entries()) {
            var statements = open.computeIfAbsent(entry.process, none -> new ArrayList<>());
            if (entry.isEnd()) {
                if (statements.stream().anyMatch(statement -> statement.mentions(marker))) {
                    found.addAll(statements);
                }
                statements.clear();
            } else if (!entry.isBegin()) {
                statements.add(new Statement(entry.sql(), entry.values()));
            }
        }
        return found;
    }

    /// A statement with its values.
    private static final class Entry {
        private final String process;
        private final StringBuilder text;
        private String parameters = "";

        Entry(String process, String text) {
            this.process = process;
            this.text = new StringBuilder(text);
        }

        String sql() {
            var matcher = EXECUTE.matcher(text);
            return matcher.matches() ? matcher.group(1).strip() : "";
        }

        boolean isBegin() {
            return sql().isEmpty() || sql().toLowerCase().startsWith("begin") || sql().toLowerCase().startsWith("start transaction");
        }

        boolean isEnd() {
            var sql = sql().toLowerCase();
            return sql.startsWith("commit") || sql.startsWith("rollback");
        }

        List<String> values() {
            var values = new ArrayList<String>();
            var matcher = VALUE.matcher(parameters);
            while (matcher.find()) {
                values.add(matcher.group(2));
            }
            return values;
        }
    }

    private List<Entry> entries() throws IOException {
        var entries = new ArrayList<Entry>();
        Map<String, Entry> last = new LinkedHashMap<>();
        Entry written = null;
        boolean inParameters = false;
        for (var line : text().split("\n")) {
            var matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                // The lines after the first one of a statement begin with a tab.
                if (written != null) {
                    var more = "\n" + line.replaceFirst("^\t", "");
                    if (inParameters) {
                        written.parameters += more;
                    } else {
                        written.text.append(more);
                    }
                }
                continue;
            }
            inParameters = matcher.group(3).equals("DETAIL");
            if (matcher.group(3).equals("LOG")) {
                written = new Entry(matcher.group(1), matcher.group(4));
                entries.add(written);
                last.put(matcher.group(1), written);
            } else if (inParameters) {
                written = last.get(matcher.group(1));
                if (written != null) {
                    written.parameters = matcher.group(4);
                }
            }
        }
        return entries;
    }

    private String text() throws IOException {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(from);
            var bytes = new byte[(int) (log.length() - from)];
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private void set(String setting) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(setting);
            statement.execute("select pg_reload_conf()");
        }
    }

    @Override
    public void close() throws SQLException {
        set("alter system reset log_statement");
        superuser.close();
    }
}
