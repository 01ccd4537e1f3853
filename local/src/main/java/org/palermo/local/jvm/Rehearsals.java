package org.palermo.local.jvm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.palermo.local.Home;
import org.palermo.local.Http;
import org.palermo.local.Terminal;
import org.palermo.local.supervise.Session;

/// Makes missing start caches while the suite runs: one after another, at the lowest priority. Each takes some twenty
/// seconds of one processor, once for each build.
public final class Rehearsals {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration PROBE_EVERY = Duration.ofMillis(200);

    private final Home home;
    private final Terminal terminal;
    private volatile Process running;
    private volatile boolean stopped;

    public Rehearsals(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    /// @param environments of the services
    public void start(Map<JavaService, Map<String, String>> environments) {
        Thread.ofPlatform().daemon().name("rehearsals").start(() -> {
            try {
                hold(environments);
            } catch (IOException failed) {
                terminal.warn("The next start will not be quicker: " + failed.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void hold(Map<JavaService, Map<String, String>> environments) throws IOException, InterruptedException {
        var missing = environments.keySet().stream().filter(one -> !one.cache().isCurrent()).toList();
        var started = System.nanoTime();
        for (var service : missing) {
            if (!stopped && !hold(Rehearsal.of(service, environments.get(service)))) {
                terminal.warn("%s could not rehearse its start; see %s".formatted(service.name(), log(service)));
            }
        }
        if (!missing.isEmpty() && !stopped) {
            terminal.done("rehearsed: the next start is quicker", started);
        }
    }

    private boolean hold(Rehearsal rehearsal) throws IOException, InterruptedException {
        var cache = rehearsal.service().cache();
        var made = cache.beside();
        run(rehearsal, made);
        if (stopped || !works(rehearsal.service(), made)) {
            return stopped;
        }
        cache.keep(made);
        return true;
    }

    private void run(Rehearsal rehearsal, Path made) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(Session.own(behindOthers(rehearsal.service().recording(made))));
        builder.environment().putAll(rehearsal.environment());
        builder.redirectInput(new File("/dev/null")).redirectErrorStream(true).redirectOutput(log(rehearsal.service()).toFile());
        running = builder.start();
        var deadline = System.nanoTime() + LONGEST.toNanos();
        while (!stopped && running.isAlive() && System.nanoTime() < deadline && !Http.answers(rehearsal.ready())) {
            Thread.sleep(PROBE_EVERY);
        }
        running.destroy();
        if (stopped || !running.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            kill();
        }
    }

    private boolean works(JavaService service, Path made) throws IOException, InterruptedException {
        var log = ProcessBuilder.Redirect.appendTo(log(service).toFile());
        return new ProcessBuilder(service.trying(made)).redirectErrorStream(true).redirectOutput(log).start().waitFor() == 0;
    }

    private Path log(JavaService service) {
        return home.log(service.name() + "-rehearsal");
    }

    private static List<String> behindOthers(List<String> command) {
        var whole = new ArrayList<>(List.of("nice", "-n", "10"));
        whole.addAll(command);
        return whole;
    }

    /// An incomplete cache is thrown away.
    public void stop() {
        stopped = true;
        kill();
    }

    private void kill() {
        var process = running;
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
