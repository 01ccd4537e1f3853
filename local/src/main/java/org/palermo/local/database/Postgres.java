package org.palermo.local.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.Secrets;
import org.palermo.local.Trees;
import org.palermo.local.Versions;
import org.palermo.local.supervise.ServiceSpec;

/// A real PostgreSQL 18 with its data on disk, listening only on this machine.
public final class Postgres {

    public static final String SUPERUSER = "postgres";
    /// A check whether it answers is repeated.
    private static final int LOOK_SECONDS = 2;
    /// On a busy machine a session takes seconds to begin, and a backup must not give up because of that.
    private static final int LOGIN_SECONDS = 60;

    private final Home home;
    private final Secrets secrets;
    private final int port;

    public Postgres(Home home, Secrets secrets, int port) {
        this.home = home;
        this.secrets = secrets;
        this.port = port;
    }

    /// Unpacks the programs and creates an empty cluster if there is none.
    public void prepare() throws IOException, InterruptedException {
        PostgresArchive.unpack(programs());
        if (!Files.exists(home.postgresData().resolve("PG_VERSION"))) {
            initialise();
        }
        forgetStalePid();
    }

    public boolean isNew() {
        return !Files.exists(home.postgresData().resolve("PG_VERSION"));
    }

    /// Created in another folder and moved into place as a whole: a cluster that a kill left incomplete is never used.
    private void initialise() throws IOException, InterruptedException {
        var half = home.in("data", "postgres-new");
        Trees.delete(half);
        var password = home.in("run", "superuser-password");
        Secrets.writePrivately(password, out -> out.write(secrets.get("postgres").getBytes(StandardCharsets.UTF_8)));
        try {
            run(List.of(
                    program("initdb"), "-D", half.toString(), "-U", SUPERUSER, "--pwfile=" + password,
                    "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--data-checksums"));
        } finally {
            Files.delete(password);
        }
        Trees.delete(home.postgresData());
        Files.move(half, home.postgresData());
    }

    /// After a kill or a power cut `postmaster.pid` names a pid that another process may have by now, and PostgreSQL would
    /// refuse to start. The caller holds the home's lock and has stopped orphans, so the file is certainly stale.
    private void forgetStalePid() throws IOException {
        Files.deleteIfExists(home.postgresData().resolve("postmaster.pid"));
    }

    /// `fsync` stays on: confirmed data must be on disk. `jit` is off: it costs more than it gains on queries of
    /// milliseconds.
    public ServiceSpec service() {
        var command = new ArrayList<>(unprivileged());
        command.addAll(List.of(program("postgres"), "-D", home.postgresData().toString(), "-p", String.valueOf(port)));
        for (var setting : List.of(
                "listen_addresses=127.0.0.1", "unix_socket_directories=", "shared_buffers=128MB", "max_connections=120",
                "jit=off", "wal_compression=on", "max_wal_size=512MB", "log_line_prefix=%m [%p] %d ")) {
            command.add("-c");
            command.add(setting);
        }
        return new ServiceSpec(
                "postgres", ServiceSpec.Command.of(command), Map.of(), home.log("postgres"), port, null,
                this::answers, stop(), Duration.ofSeconds(30));
    }

    public ServiceSpec.Stop stop() {
        return process -> {
            try {
                run(List.of(program("pg_ctl"), "stop", "-m", "fast", "-W", "-D", home.postgresData().toString()));
            } catch (IOException | Failure e) {
                // Without its pid file (or its programs) a fast stop is impossible; a normal one still works.
                process.destroy();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private boolean answers() {
        try (var connection = connect("postgres", LOOK_SECONDS)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /// Connects as the superuser, to whom no policy applies.
    public Connection connect(String database) throws SQLException {
        return connect(database, LOGIN_SECONDS);
    }

    private Connection connect(String database, int seconds) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database, seconds), SUPERUSER, secrets.get("postgres"));
    }

    public boolean has(String database) throws SQLException {
        try (var connection = connect("postgres"); var query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, database);
            return query.executeQuery().next();
        }
    }

    public String jdbcUrl(String database) {
        return jdbcUrl(database, LOGIN_SECONDS);
    }

    private String jdbcUrl(String database, int seconds) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?loginTimeout=%d".formatted(port, database, seconds);
    }

    public String reactiveUrl(String database) {
        return "postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    private Path programs() {
        return home.in("postgres", Versions.of("postgres"));
    }

    private String program(String name) {
        return programs().resolve("bin").resolve(name).toString();
    }

    /// PostgreSQL refuses to run as root. In its own user namespace the process is not root, and the files still belong to
    /// root.
    private static List<String> unprivileged() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        var whole = new ArrayList<>(unprivileged());
        whole.addAll(command);
        var builder = new ProcessBuilder(whole).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            var name = Path.of(command.getFirst()).getFileName();
            throw new Failure("PostgreSQL's %s failed: %s".formatted(name, said.lines().reduce((a, b) -> b).orElse("no word")));
        }
    }
}
