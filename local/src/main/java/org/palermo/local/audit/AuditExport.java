package org.palermo.local.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.palermo.audit.Checkpoint;
import org.palermo.audit.Entry;
import org.palermo.audit.Link;
import org.palermo.local.Application;
import org.palermo.local.Home;
import org.palermo.local.Secrets;
import org.palermo.local.database.Databases;
import org.palermo.local.database.Postgres;

/// Writes the whole audit of a service: its checkpoints, every link with its entry, and the entries that wait or have no
/// link. It reads one state of the database, whether or not the services run, and records the export.
public final class AuditExport {
    private static final String ENTRY = """
            e.id, e.recorded_at, e.subject, e.agency, e.action, e.record_kind, e.record_id, e.listed, e.request_id, e.address,
            e.purpose, e.purpose_reference, e.break_glass
            """;
    private static final String LINKS = "select c.sequence, c.previous, c.hash, " + ENTRY
            + " from audit_chain c left join audit_entry e on e.id = c.entry order by c.sequence";
    private static final String OTHERS = "select " + ENTRY + """
            , exists (select from feed_pending p where p.feed = 'audit' and p.entry = e.id) as waits
            from audit_entry e where not exists (select from audit_chain c where c.entry = e.id) order by e.id
            """;
    private static final int FETCH = 2_000;

    private final Home home;
    private final Postgres postgres;
    private final Secrets secrets;

    public AuditExport(Home home, Postgres postgres, Secrets secrets) {
        this.home = home;
        this.postgres = postgres;
        this.secrets = secrets;
    }

    /// @return the number of links
    public long write(Application application, BufferedWriter out) throws IOException, SQLException {
        CheckpointFolder folder = CheckpointFolder.of(home, application);
        write(out, Lines.line("audit").put("version", 1).put("service", application.name()).put("exportedAt", Instant.now().toString())
                .put("publicKey", Files.readString(folder.key())));
        for (Checkpoint checkpoint : folder.all()) {
            write(out, Lines.line(checkpoint));
        }
        try (Connection database = connect(application)) {
            record(database);
            long links = links(database, out);
            others(database, out);
            database.commit();
            write(out, Lines.line("end").put("service", application.name()).put("links", links));
            return links;
        }
    }

    /// Connects as the owner, to whom the policies apply too, with the role of an auditor.
    private Connection connect(Application application) throws SQLException {
        String owner = Databases.owner(application.database());
        Connection database = DriverManager.getConnection(postgres.jdbcUrl(application.database()), owner, secrets.get(owner));
        database.setAutoCommit(false);
        database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement sql = database.createStatement()) {
            sql.execute("""
                    select set_config('palermo.subject', 'system:audit-export', true),
                           set_config('palermo.request', 'system:audit-export', true),
                           set_config('palermo.roles', 'auditor', true)
                    """);
        }
        return database;
    }

    private static void record(Connection database) throws SQLException {
        try (PreparedStatement sql = database.prepareStatement("""
                with entry as (
                    insert into audit_entry (id, recorded_at, subject, action, record_kind, record_id, request_id)
                    select ?, transaction_timestamp(), 'system:audit-export', 'EXPORT', 'audit_chain', epoch, 'system:audit-export'
                      from feed_epoch where feed = 'audit' order by began_at desc, epoch desc limit 1)
                insert into feed_pending (feed, entry) values ('audit', ?)
                """)) {
            UUID id = newId(database);
            sql.setObject(1, id);
            sql.setObject(2, id);
            sql.executeUpdate();
        }
    }

    private static UUID newId(Connection database) throws SQLException {
        try (Statement sql = database.createStatement(); ResultSet row = sql.executeQuery("select uuidv7()")) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    private static long links(Connection database, BufferedWriter out) throws IOException, SQLException {
        long count = 0;
        try (Statement sql = database.createStatement()) {
            sql.setFetchSize(FETCH);
            try (ResultSet row = sql.executeQuery(LINKS)) {
                for (; row.next(); count++) {
                    write(out, Lines.line(new Link(row.getLong("sequence"), row.getBytes("previous"), row.getBytes("hash"),
                            row.getObject("id") == null ? null : entry(row))));
                }
            }
        }
        return count;
    }

    private static void others(Connection database, BufferedWriter out) throws IOException, SQLException {
        try (Statement sql = database.createStatement()) {
            sql.setFetchSize(FETCH);
            try (ResultSet row = sql.executeQuery(OTHERS)) {
                while (row.next()) {
                    write(out, Lines.line(row.getBoolean("waits") ? "waiting" : "unlinked", entry(row)));
                }
            }
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var listed = row.getArray("listed");
        return new Entry(row.getObject("id", UUID.class), row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("subject"), row.getObject("agency", UUID.class), row.getString("action"), row.getString("record_kind"),
                row.getObject("record_id", UUID.class), listed == null ? null : List.copyOf(Arrays.asList((UUID[]) listed.getArray())),
                row.getString("request_id"), row.getString("address"), row.getString("purpose"), row.getString("purpose_reference"),
                row.getObject("break_glass", UUID.class));
    }

    private static void write(BufferedWriter out, JsonNode line) throws IOException {
        out.write(line.toString());
        out.newLine();
    }
}
