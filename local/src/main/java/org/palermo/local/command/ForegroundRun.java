package org.palermo.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;
import org.palermo.local.Application;
import org.palermo.local.Checkout;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.Ports;
import org.palermo.local.Secrets;
import org.palermo.local.Terminal;
import org.palermo.local.Trees;
import org.palermo.local.audit.CheckpointKeeper;
import org.palermo.local.backup.ErasureWatch;
import org.palermo.local.backup.Folders;
import org.palermo.local.backup.Leftovers;
import org.palermo.local.build.Build;
import org.palermo.local.build.NativeBinaries;
import org.palermo.local.database.Postgres;
import org.palermo.local.imports.SampleData;
import org.palermo.local.jvm.TrainingRuns;
import org.palermo.local.suite.Suite;
import org.palermo.local.supervise.Orphans;
import org.palermo.local.supervise.PortCheck;
import org.palermo.local.supervise.Supervisor;

/// `up` itself: cleans up after an earlier run, starts the suite, and keeps it running until it is stopped.
final class ForegroundRun {

    private final Home home;
    private final Ports ports;
    private final Terminal terminal;
    private final boolean fresh;
    private final boolean withSample;
    private final boolean nativeBinaries;
    private final boolean pdf;
    private final Supervisor supervisor;
    private final TrainingRuns trainingRuns;
    private volatile boolean stopping;

    ForegroundRun(Home home, Ports ports, Terminal terminal, boolean fresh, boolean withSample, boolean nativeBinaries, boolean pdf) {
        this.home = home;
        this.ports = ports;
        this.terminal = terminal;
        this.fresh = fresh;
        this.withSample = withSample;
        this.nativeBinaries = nativeBinaries;
        this.pdf = pdf;
        supervisor = new Supervisor(home, ports.publicPort());
        trainingRuns = new TrainingRuns(home, terminal);
    }

    void run() throws Exception {
        var started = System.nanoTime();
        supervisor.announce();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        if (nativeBinaries) {
            new NativeBinaries(Checkout.root()).require(terminal);
        }
        recover();
        requireFreePorts();
        if (!nativeBinaries) {
            var build = new Build(Checkout.root(), home, terminal);
            (pdf ? build : build.without(Application.PDF)).run();
            // A build can take minutes. Whoever has taken a port meanwhile would be sent the passwords of this suite.
            requireFreePorts();
        }
        var suite = new Suite(home, ports, terminal, supervisor, nativeBinaries, pdf);
        try {
            suite.start();
            if (withSample) {
                new SampleData(home, ports, terminal).load();
            }
        } catch (Exception e) {
            if (stopping) {
                // Ctrl-C during the start: the shutdown hook does the rest.
                new CountDownLatch(1).await();
            }
            throw e;
        }
        new ErasureWatch(new Postgres(home, new Secrets(home.in("secrets")), ports.postgres()), new Folders(home), terminal).start();
        new CheckpointKeeper(home, ports, terminal).start();
        supervisor.becomeReady();
        new Welcome(ports, terminal).show(System.nanoTime() - started);
        // Tests create this file: their suite is thrown away, so there is no next start to make quicker.
        if (!nativeBinaries && !Files.exists(home.in("no-training-runs"))) {
            trainingRuns.start(suite.environments());
        }
        new CountDownLatch(1).await();
    }

    private void requireFreePorts() {
        PortCheck.among(ports.all(pdf)).ifPresent(line -> {
            throw new Failure(line);
        });
    }

    private void recover() throws IOException, InterruptedException {
        var secrets = new Secrets(home.in("secrets"));
        var postgres = new Postgres(home, secrets, ports.postgres());
        var left = Orphans.stop(home, postgres.stop());
        if (left > 0) {
            terminal.warn("%d processes of an earlier run were still there and have been stopped".formatted(left));
        }
        Leftovers.delete(home);
        if (fresh) {
            new Folders(home).refuseToForgetKeys();
            for (var part : new String[] {"audit", "data", "keys", "mail", "secrets"}) {
                Trees.delete(home.in(part));
            }
            home.create();
        }
    }

    private void stop() {
        stopping = true;
        try {
            if (supervisor.isIdle()) {
                // It only builds, or could not begin: there is nothing to say.
                supervisor.stop();
                return;
            }
            var started = System.nanoTime();
            terminal.line("… stopping");
            trainingRuns.stop();
            supervisor.stop();
            terminal.done("stopped", started);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
