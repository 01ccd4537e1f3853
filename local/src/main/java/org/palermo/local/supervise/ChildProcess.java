package org.palermo.local.supervise;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.palermo.local.Failure;

/// One running service: started, watched, restarted when it dies, stopped on request.
final class ChildProcess {

    private static final ScheduledExecutorService TIMER =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("restarts").factory());
    private static final Duration PROBE_EVERY = Duration.ofMillis(100);
    /// Six seconds of waiting in all: processes of a killed PostgreSQL may keep its memory for a moment.
    private static final int STARTS_TRIED = 4;
    private static final Duration SHORT_GRACE = Duration.ofSeconds(3);

    private final ServiceSpec spec;
    private final Runnable changed;
    private final BackOff backOff = new BackOff();
    private volatile ServiceState state = ServiceState.STOPPED;
    private volatile Process process;
    private volatile ProcessIdentity identity;
    private volatile boolean wanted;
    private volatile boolean failedToStart;
    private volatile int restarts;
    private volatile String lastExit;
    private long startedNanos;

    ChildProcess(ServiceSpec spec, Runnable changed) {
        this.spec = spec;
        this.changed = changed;
    }

    ServiceSpec spec() {
        return spec;
    }

    /// Starts the service and returns when it is ready.
    ///
    /// @param limit after which the start fails, unless the service still makes progress
    void start(Duration limit) throws IOException, InterruptedException {
        begin();
        awaitReady(limit);
    }

    synchronized void begin() throws IOException {
        wanted = true;
        keepLastLog();
        launch();
    }

    private synchronized void launch() throws IOException {
        if (!wanted) {
            return;
        }
        var builder = new ProcessBuilder(Session.own(spec.command().line(failedToStart)));
        builder.environment().putAll(spec.environment());
        builder.redirectInput(new File("/dev/null"));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        startedNanos = System.nanoTime();
        process = builder.start();
        identity = ProcessIdentity.of(process.toHandle());
        become(ServiceState.STARTING);
        process.onExit().thenAccept(this::died);
    }

    /// The log of the previous run stays beside the new one: it explains a crash.
    private void keepLastLog() throws IOException {
        Files.createDirectories(spec.log().getParent());
        if (Files.exists(spec.log())) {
            Files.move(spec.log(), spec.log().resolveSibling(spec.name() + ".1.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    void awaitReady(Duration limit) throws InterruptedException {
        var patience = new StartTimeout(limit, this::processorTime);
        while (!spec.probe().ready()) {
            refuseGivenUp();
            if (patience.isOver()) {
                throw new Failure("%s was not ready after %d s; see %s".formatted(spec.name(), patience.waited().toSeconds(), spec.log()));
            }
            Thread.sleep(PROBE_EVERY);
        }
        become(ServiceState.READY);
    }

    /// Waits for another service that this one needs to be ready.
    void await(CountDownLatch other) throws InterruptedException {
        while (!other.await(PROBE_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            refuseGivenUp();
        }
    }

    private void refuseGivenUp() {
        if (restarts > STARTS_TRIED) {
            throw new Failure("%s ends as soon as it starts (%s); see %s".formatted(spec.name(), lastExit, spec.log()));
        }
        if (!wanted) {
            throw new Failure(spec.name() + " was stopped while it started.");
        }
    }

    private Duration processorTime() {
        var handle = process.toHandle();
        return Stream.concat(Stream.of(handle), handle.descendants())
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private synchronized void died(Process ended) {
        if (ended != process) {
            return;
        }
        lastExit = "exit code " + ended.exitValue();
        if (!wanted) {
            become(ServiceState.STOPPED);
            return;
        }
        restarts++;
        failedToStart = state == ServiceState.STARTING;
        var wait = backOff.after(Duration.ofNanos(System.nanoTime() - startedNanos));
        become(ServiceState.WAITING);
        TIMER.schedule(this::again, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void again() {
        Thread.startVirtualThread(
                () -> {
                    try {
                        launch();
                        awaitReadyAgain();
                    } catch (IOException e) {
                        lastExit = e.getMessage();
                        become(ServiceState.STOPPED);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    /// After a restart nothing waits for the service, so there is no limit.
    private void awaitReadyAgain() throws InterruptedException {
        var mine = process;
        while (wanted && mine == process && mine.isAlive()) {
            if (spec.probe().ready()) {
                become(ServiceState.READY);
                return;
            }
            Thread.sleep(PROBE_EVERY);
        }
    }

    /// Asks it to end, and kills it after its grace. Returns when it is gone.
    void stop() throws InterruptedException {
        Process ending;
        synchronized (this) {
            wanted = false;
            ending = process;
        }
        if (ending == null || !ending.isAlive()) {
            become(ServiceState.STOPPED);
            return;
        }
        // A service that is still starting has nothing to finish, and Keycloak would first finish its start.
        var grace = state == ServiceState.READY ? spec.grace() : SHORT_GRACE;
        spec.stop().ask(ending.toHandle());
        if (!ending.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
            ending.destroyForcibly().waitFor();
        }
        become(ServiceState.STOPPED);
    }

    private void become(ServiceState next) {
        state = next;
        changed.run();
    }

    RunState.Service snapshot() {
        var running = process != null && process.isAlive() ? identity : null;
        return new RunState.Service(spec.name(), state, running, spec.port(), spec.health(), restarts, lastExit);
    }
}
