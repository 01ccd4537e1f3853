package org.palermo.local.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.palermo.local.Application;
import org.palermo.local.Home;
import org.palermo.local.Ports;
import org.palermo.local.Terminal;
import org.palermo.local.suite.NativeService;
import org.palermo.local.supervise.Lock;
import org.palermo.local.supervise.RunState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Builds what changed and starts everything. Ctrl-C stops it again.",
        footer = "PALERMO_HOME moves .palermo; PALERMO_WITHOUT=gateway,… leaves applications out that run in a debugger.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Option(names = "--detach", description = "Return when everything is ready, and leave it running.")
    boolean detach;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The public port; the others are counted from it. Default: ${DEFAULT-VALUE}")
    int port = Ports.DEFAULT;

    @Option(names = "--fresh", description = "Begin with empty databases and new keys.")
    boolean fresh;

    @Option(names = "--native", description = "Run the native binaries that `palermo native` has built instead of JVMs. Builds nothing.")
    boolean nativeBinaries;

    @Option(names = "--pdf", description = "Also make PDF files of pages to print: a JVM more, of up to 550 MB.")
    boolean pdf;

    @Option(names = "--no-sample", description = "Load no sample data. The sample accounts stay: they are the only way in.")
    boolean noSample;

    @Override
    public Integer call() throws Exception {
        var home = Home.here();
        var ports = new Ports(port);
        home.create();
        if (detach) {
            return new DetachedStart(home).start(withoutDetach());
        }
        var lock = Lock.take(home).orElse(null);
        if (lock == null) {
            return alreadyRunning(home);
        }
        new ForegroundRun(home, ports, Terminal.standard(), fresh, !noSample, nativeBinaries, pdf).run();
        return 0;
    }

    List<String> withoutDetach() {
        var arguments = new ArrayList<>(List.of("up", "--port", String.valueOf(port)));
        if (fresh) {
            arguments.add("--fresh");
        }
        if (noSample) {
            arguments.add("--no-sample");
        }
        if (nativeBinaries) {
            arguments.add("--native");
        }
        if (pdf) {
            arguments.add("--pdf");
        }
        return arguments;
    }

    /// Succeeds when the running suite is the requested one. Fails when it differs, and while another `up` has not finished.
    int alreadyRunning(Home home) {
        var state = RunState.read(home);
        var where = state.map(running -> " at " + new Ports(running.port()).origin()).orElse("");
        var ready = state.filter(RunState::ready);
        System.out.println((ready.isPresent() ? "Palermo already runs here" : "Another `palermo up` is starting Palermo here") + where
                + ". `palermo down` stops it.");
        var same = ready.map(running -> running.port() == port && NativeService.runsIn(running) == nativeBinaries
                && makesPdf(running) == pdf).orElse(false);
        return same && !fresh ? 0 : 1;
    }

    private static boolean makesPdf(RunState running) {
        return running.services().stream().anyMatch(service -> service.name().equals(Application.PDF.name()));
    }
}
