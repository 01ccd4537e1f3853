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

/// Makes missing start caches while the suite runs: one after another, at a low priority. Each takes some twenty
/// seconds of one processor, once for each build.
public final class TrainingRuns {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration PROBE_EVERY = Duration.ofMillis(200);

    private final Home home;
    private final Terminal terminal;
    private volatile Process running;
    private volatile boolean stopped;

    public TrainingRuns(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    /// @param environments of the services
    public void start(Map<JavaService, Map<String, String>> environments) {
        Thread.ofPlatform().daemon().name("training-runs").start(() -> {
            try {
                make(environments);
            } catch (IOException failed) {
                terminal.warn("The next start will not be quicker: " + failed.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void make(Map<JavaService, Map<String, String>> environments) throws IOException, InterruptedException {
        var missing = environments.keySet().stream().filter(one -> !one.cache().isCurrent()).toList();
        var started = System.nanoTime();
        for (var service : missing) {
            if (!stopped && !make(TrainingRun.of(service, environments.get(service)))) {
                terminal.warn("%s could not make its start cache; see %s".formatted(service.name(), log(service)));
            }
        }
        if (!missing.isEmpty() && !stopped) {
            terminal.done("start caches made: the next start is quicker", started);
        }
    }

    private boolean make(TrainingRun run) throws IOException, InterruptedException {
        var cache = run.service().cache();
        var made = cache.beside();
        run(run, made);
        if (stopped || !works(run.service(), made)) {
            return stopped;
        }
        cache.keep(made);
        return true;
    }

    private void run(TrainingRun run, Path made) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(Session.own(behindOthers(run.service().recording(made))));
        builder.environment().putAll(run.environment());
        builder.redirectInput(new File("/dev/null")).redirectErrorStream(true).redirectOutput(log(run.service()).toFile());
        running = builder.start();
        var deadline = System.nanoTime() + LONGEST.toNanos();
        while (!stopped && running.isAlive() && System.nanoTime() < deadline && !Http.answers(run.ready())) {
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
        return home.log(service.name() + "-training-run");
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
