package org.palermo.local.supervise;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.palermo.local.Application;
import org.palermo.local.Home;
import org.palermo.local.ParallelTasks;

/// Runs the services of one home, restarts those that die, writes the state file, and stops all in order: the gateway
/// first, then the services behind it, the database last.
public final class Supervisor {

    private static final List<String> ORDER = order();

    private final Home home;
    private final int port;
    private final ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());
    private final Map<String, ChildProcess> children = new ConcurrentHashMap<>();
    private volatile boolean ready;
    private volatile boolean stopping;

    public Supervisor(Home home, int port) {
        this.home = home;
        this.port = port;
    }

    private static List<String> order() {
        var names = new ArrayList<>(Application.ALL.stream().map(Application::name).toList());
        names.addAll(List.of(Application.PDF.name(), "keycloak", "postgres"));
        return names;
    }

    /// Lets `down` find this process before it has started a service: it may build for minutes first.
    public void announce() {
        save();
    }

    /// Whether no service was started yet.
    public boolean isIdle() {
        return children.isEmpty();
    }

    /// Starts a service and returns when it is ready.
    public void start(ServiceSpec spec, Duration limit) throws IOException, InterruptedException {
        added(spec).start(limit);
    }

    /// Starts a service that depends on another one, and returns when it is ready. A service that ends at each start fails
    /// at once.
    ///
    /// @param other opens when the other service is ready; the limit begins then
    public void start(ServiceSpec spec, Duration limit, CountDownLatch other) throws IOException, InterruptedException {
        var child = added(spec);
        child.begin();
        child.await(other);
        child.awaitReady(limit);
    }

    private synchronized ChildProcess added(ServiceSpec spec) throws InterruptedException {
        if (stopping) {
            throw new InterruptedException("stopping");
        }
        var child = new ChildProcess(spec, this::save);
        children.put(spec.name(), child);
        return child;
    }

    public void becomeReady() {
        ready = true;
        save();
    }

    public void stop() throws InterruptedException {
        synchronized (this) {
            stopping = true;
        }
        stopOne(Application.GATEWAY.name());
        var others = Application.ALL.stream().filter(application -> application != Application.GATEWAY).toList();
        try {
            ParallelTasks.run(others.stream().<ParallelTasks.Task>map(application -> () -> stopOne(application.name())).toList());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("stopping throws nothing else", e);
        }
        stopOne(Application.PDF.name());
        stopOne("keycloak");
        stopOne("postgres");
        forget();
    }

    private void stopOne(String name) throws InterruptedException {
        var child = children.get(name);
        if (child != null) {
            child.stop();
        }
    }

    private void forget() {
        try {
            RunState.delete(home);
        } catch (IOException e) {
            // The next start finds a state without living processes and ignores it.
        }
    }

    private synchronized void save() {
        var services = ORDER.stream().map(children::get).filter(java.util.Objects::nonNull).map(ChildProcess::snapshot).toList();
        try {
            new RunState(self, port, ready, services).write(home);
        } catch (IOException e) {
            System.err.println("The state could not be written: " + e.getMessage());
        }
    }
}
