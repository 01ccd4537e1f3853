package org.palermo.bench.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// The running suite of one home, as its launcher describes it.
///
/// @param port the public port; the others are counted from it
/// @param pids the process ids by name
public record RunningSuite(Path home, int port, Map<String, Long> pids, Properties secrets) {

    public static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int POSTGRES = 6;

    public static RunningSuite of(Path home) throws IOException {
        var state = JSON.readTree(home.resolve("run/state.json").toFile());
        var pids = new TreeMap<String, Long>();
        for (JsonNode service : state.get("services")) {
            pids.put(service.get("name").asText(), service.at("/process/pid").asLong());
        }
        var secrets = new Properties();
        try (var in = Files.newInputStream(home.resolve("secrets"))) {
            secrets.load(in);
        }
        return new RunningSuite(home, state.get("port").asInt(), pids, secrets);
    }

    public URI origin() {
        return URI.create("http://localhost:" + port);
    }

    public Caller as(String account) throws IOException, InterruptedException {
        return Caller.signedIn(origin(), account);
    }

    /// Connects as the superuser, to whom no row policy applies.
    public Connection database(String name) throws SQLException {
        return connect(name, "postgres", "postgres", "");
    }

    /// The first column of the first row.
    public String one(String database, String query) throws SQLException {
        try (var connection = database(database); var statement = connection.createStatement()) {
            var rows = statement.executeQuery(query + " limit 1");
            if (!rows.next()) {
                throw new SQLException("No row: " + query);
            }
            return rows.getString(1);
        }
    }

    /// Connects as the serving role, which owns nothing. Statements are sent exactly as written (simple query mode).
    public Connection serving(String name) throws SQLException {
        return serving(name, name);
    }

    /// @param like the database whose serving role also serves this one
    public Connection serving(String name, String like) throws SQLException {
        return connect(name, like + "_user", like + "_user", "?preferQueryMode=simple");
    }

    /// The URL in the form that Quarkus expects.
    public String reactiveUrl(String database) {
        return "postgresql://127.0.0.1:%d/%s".formatted(port + POSTGRES, database);
    }

    private Connection connect(String database, String role, String secret, String options) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/%s%s".formatted(port + POSTGRES, database, options), role, secrets.getProperty(secret));
    }
}
