package org.palermo.local.suite;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.palermo.local.Home;
import org.palermo.local.Http;
import org.palermo.local.Ports;
import org.palermo.local.supervise.RunState;
import org.palermo.local.supervise.ServiceState;

/// The present state of the suite: the supervisor's state file, checked against the processes and their health.
///
/// @param state   `ready` only when everything is; else `starting`, `degraded` or `stopped`
/// @param address null when nothing runs
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Status(String state, String address, Row launcher, List<Row> services) {

    /// @param memory   in bytes
    /// @param restarts since the launcher started
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(String name, String state, Long pid, int port, Long memory, int restarts, String lastExit) {}

    public static Status of(Home home) {
        var found = RunState.read(home);
        if (found.isEmpty()) {
            return new Status("stopped", null, null, List.of());
        }
        var state = found.get();
        var supervisor = state.supervisor().find();
        var rows = state.services().parallelStream().map(service -> row(service, supervisor.isPresent())).toList();
        var launcher = supervisor
                .map(process -> new Row("launcher", "ready", process.pid(), state.port(), Memory.alone(process), 0, null))
                .orElse(null);
        return new Status(whole(state, supervisor.isPresent(), rows), new Ports(state.port()).origin(), launcher, rows);
    }

    private static String whole(RunState state, boolean supervised, List<Row> rows) {
        if (!supervised) {
            return rows.stream().allMatch(row -> row.pid() == null) ? "stopped" : "degraded";
        }
        if (!state.ready()) {
            return "starting";
        }
        return rows.stream().allMatch(row -> row.state().equals("ready")) ? "ready" : "degraded";
    }

    private static Row row(RunState.Service service, boolean supervised) {
        var process = service.process() == null ? null : service.process().find().orElse(null);
        var state = process != null ? living(service) : supervised ? written(service) : "stopped";
        return new Row(
                service.name(), state, process == null ? null : process.pid(), service.port(),
                process == null ? null : Memory.of(process), service.restarts(), service.lastExit());
    }

    private static String living(RunState.Service service) {
        var answers = service.health() == null ? listens(service.port()) : Http.answers(URI.create(service.health()));
        if (answers) {
            return "ready";
        }
        return service.state() == ServiceState.READY ? "not ready" : "starting";
    }

    /// A process that has ended without the supervisor's knowledge is about to be restarted.
    private static String written(RunState.Service service) {
        return service.state() == ServiceState.READY ? "waiting" : service.state().name().toLowerCase(Locale.ROOT);
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static long memory(List<Row> rows) {
        return rows.stream().filter(row -> row.memory() != null).mapToLong(Row::memory).sum();
    }

    public long memory() {
        return memory(services) + (launcher == null ? 0 : launcher.memory());
    }

    @JsonIgnore
    public boolean isReady() {
        return state.equals("ready");
    }
}
