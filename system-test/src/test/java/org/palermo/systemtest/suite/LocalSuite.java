package org.palermo.systemtest.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/// The journeys' own suite on this machine, with access to the processes and files behind the gateway.
public final class LocalSuite implements AutoCloseable {

    /// For developers of journeys: the suite is left running, and the next run uses it again.
    private static final boolean KEPT = Boolean.getBoolean("palermo.journeys.keep");
    /// The kernel computes a start time from a boot time that is exact to the second only.
    private static final long START_TOLERANCE_MILLIS = 1_000;
    /// Keycloak restarts within half a minute, but took 97 s on a machine with ten other things to do. Use this for
    /// everything that waits for a killed process to do its work.
    public static final Duration RESTART = Duration.ofMinutes(4);

    private static final String CLOCK = "clock";

    private final Path home;
    private final Launcher launcher;
    private final int port;
    private final Duration firstStart;

    private LocalSuite(Path home, Launcher launcher, int port, Duration firstStart) {
        this.home = home;
        this.launcher = launcher;
        this.port = port;
        this.firstStart = firstStart;
    }

    static LocalSuite start() {
        var home = Path.of("target", "palermo").toAbsolutePath();
        var launcher = new Launcher(home);
        try {
            Files.createDirectories(home);
            if (KEPT && launcher.status().path("state").asText().equals("ready")) {
                return new LocalSuite(home, launcher, URI.create(launcher.status().get("address").asText()).getPort(), null);
            }
            launcher.run("down");
            layDown(launcher.checkout(), home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return started(home, launcher);
    }

    /// Fresh data each time. A start that fails is stopped here, because nobody else would stop it.
    private static LocalSuite started(Path home, Launcher launcher) {
        var port = Port.freeBlock();
        var up = launcher.run("up", "--detach", "--fresh", "--port", String.valueOf(port));
        if (up.code() != 0) {
            launcher.run("down");
        }
        up.expectSuccess();
        if (!up.output().contains("desks of labour inspection: filled")) {
            throw new IllegalStateException("The start loaded only a part of the sample: " + up.output());
        }
        Figures.note("first start with the sample: " + up.took().toMillis() + " ms");
        var processors = processorTime(launcher.status());
        Figures.note("processor time of the first start: " + processors.toMillis() + " ms");
        return new LocalSuite(home, launcher, port, processors);
    }

    /// The processor time of all processes of the suite so far, including their child processes: the cost of a start on a
    /// machine that does other things too.
    private static Duration processorTime(JsonNode status) {
        return rows(status).map(row -> row.at("/pid").asLong()).flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO)).reduce(Duration.ZERO, Duration::plus);
    }

    private static void layDown(Path checkout, Path home) throws IOException {
        var moved = System.getenv("PALERMO_HOME");
        var others = moved == null || moved.isBlank() ? checkout.resolve(".palermo") : Path.of(moved).toAbsolutePath();
        SharedPrograms.copyInto(others.resolve("keycloak"), home.resolve("keycloak"), "palermo-built");
        SharedPrograms.copyInto(others.resolve("postgres"), home.resolve("postgres"), "bin/postgres");
        // Services that find a clock file at their start go by it. It says real time until a journey moves it.
        Files.writeString(home.resolve(CLOCK), Duration.ZERO.toString());
        // With the few accounts of the sample, the journeys search for as many places as a whole country does in a week.
        Files.writeString(home.resolve("unbudgeted"), "");
        // A start cache saves less time than the training runs take from the tests that run beside the journeys.
        Files.writeString(home.resolve("no-training-runs"), "");
        // The last run made its backups in temporary folders, which are gone; new keys would be refused for their sake.
        Files.deleteIfExists(home.resolve("backups/folders"));
    }

    /// From their next transactions on, all services act as if this much time had passed. Stored data stays as it is, so
    /// only the last journeys use this. The file is replaced as a whole: a service that read half of it would act at a wrong
    /// time.
    public void clockAhead(Duration ahead) {
        try {
            var beside = Files.writeString(home.resolve(CLOCK + ".new"), ahead.toString());
            Files.move(beside, home.resolve(CLOCK), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Launcher launcher() {
        return launcher;
    }

    public Path home() {
        return home;
    }

    public int port() {
        return port;
    }

    /// The processor time of the first start. Null when the suite was already running.
    public Duration firstStart() {
        return firstStart;
    }

    public URI origin() {
        return URI.create("http://localhost:" + port);
    }

    /// The address of a service's own port, past the gateway.
    public URI inside(Port service) {
        return URI.create("http://127.0.0.1:" + service.from(port));
    }

    /// Does not call the launcher's `status`, because this is asked often.
    public boolean isReady(Port service) {
        if (service == Port.POSTGRES) {
            return answers();
        }
        var path = service == Port.KEYCLOAK ? "/health/ready" : "/q/health/ready";
        try {
            return new Calls(URI.create("http://127.0.0.1:" + service.managementFrom(port)), null).get(path).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private boolean answers() {
        try (var database = database("postgres")) {
            return database.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    public void awaitReady(Port service) {
        Awaitility.await(service + " is ready").atMost(RESTART).pollInterval(Duration.ofMillis(200)).until(() -> isReady(service));
    }

    public long pid(Port service) {
        return rows(launcher.status()).filter(row -> row.get("name").asText().equals(service.service()))
                .findFirst().orElseThrow().get("pid").asLong();
    }

    public static Stream<JsonNode> rows(JsonNode status) {
        return StreamSupport.stream(status.get("services").spliterator(), false);
    }

    /// Sends `kill -9`.
    public void kill(Port service) {
        kill(ProcessHandle.of(pid(service)).orElseThrow());
    }

    /// The process of a service as the launcher has written it down; empty while it waits to be restarted. Read from the
    /// file, because asking for `status` takes longer than a service takes to start.
    public Optional<ProcessHandle> process(Port service) {
        return StreamSupport.stream(written().path("services").spliterator(), false)
                .filter(row -> row.path("name").asText().equals(service.service()))
                .findFirst().flatMap(row -> handle(row.path("process")));
    }

    /// The same, but waits until there is one.
    public ProcessHandle awaitProcess(Port service) {
        return Awaitility.await("a process of " + service).atMost(RESTART).pollInterval(Duration.ofMillis(20))
                .until(() -> process(service), Optional::isPresent).orElseThrow();
    }

    public Optional<ProcessHandle> supervisor() {
        return handle(written().path("supervisor"));
    }

    /// Only if it is still the process that was written down: a pid is soon reused, and the process found here may be
    /// killed.
    private static Optional<ProcessHandle> handle(JsonNode identity) {
        return identity.hasNonNull("pid")
                ? ProcessHandle.of(identity.get("pid").asLong()).filter(process -> startedAt(process, identity.path("started").asLong()))
                : Optional.empty();
    }

    private static boolean startedAt(ProcessHandle process, long millis) {
        return process.info().startInstant().filter(start -> Math.abs(start.toEpochMilli() - millis) <= START_TOLERANCE_MILLIS).isPresent();
    }

    private JsonNode written() {
        try {
            return Answer.JSON.readTree(home.resolve("run/state.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Kills the launcher first, so that it restarts nothing, then PostgreSQL with all its processes: a power cut does the
    /// same to these two.
    public void cutPower() {
        kill(supervisor().orElseThrow());
        var all = process(Port.POSTGRES).stream().flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    /// Starts the suite again with the same data on the same port.
    public Launcher.Said up() {
        return launcher.run("up", "--detach", "--port", String.valueOf(port)).expectSuccess();
    }

    /// Stops the suite and starts it again with the same data on the same port.
    ///
    /// @param options of `up`
    public void restart(String... options) {
        launcher.run("down").expectSuccess();
        var arguments = new ArrayList<>(List.of("up", "--detach", "--port", String.valueOf(port)));
        arguments.addAll(List.of(options));
        launcher.run(arguments.toArray(String[]::new)).expectSuccess();
    }

    /// A password or key of this installation, by name.
    public String secret(String name) {
        var secrets = new Properties();
        try (var in = Files.newInputStream(home.resolve("secrets"))) {
            secrets.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var found = secrets.getProperty(name);
        if (found == null) {
            throw new IllegalStateException("There is no secret " + name);
        }
        return found;
    }

    /// As the superuser, to whom no row policy applies: a test that counts must see all rows.
    public Connection database(String name) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/%s".formatted(Port.POSTGRES.from(port), name), "postgres", secret("postgres"));
    }

    @Override
    public void close() {
        if (!KEPT) {
            launcher.run("down");
        }
    }
}
