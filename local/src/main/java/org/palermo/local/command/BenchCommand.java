package org.palermo.local.command;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.palermo.local.Checkout;
import org.palermo.local.Home;
import org.palermo.local.Ports;
import org.palermo.local.build.JavaHome;
import org.palermo.local.build.Maven;
import org.palermo.local.supervise.RunState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        description = "Measures the suite that runs here: compares two things in turns, and prints their ratio.",
        footer = "Starts and stops the suite when it does not run. The exit code is 0 only when all promised values were reached.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    /// These measurements start a suite of their own.
    private static final Set<String> WITH_SUITES_OF_THEIR_OWN = Set.of("native");

    @Parameters(paramLabel = "NAME", arity = "0..*",
            description = "Which measurements, for example equal-404; or load, to fill the register with case files that are made up. "
                    + "Default: all measurements but pages, inspection, soak, lighthouse and native, "
                    + "which take long or need more programs.")
    List<String> names = new ArrayList<>();

    @Option(names = "--scale", paramLabel = "FACTOR", defaultValue = "1",
            description = "The largest country that is measured: 1 is 5,000 shelters, 10 takes some minutes more. Default: 1.")
    double scale;

    @Option(names = "--cases", paramLabel = "N", defaultValue = "1000000",
            description = "The largest register of cases that is measured, or how many to load. Default: ${DEFAULT-VALUE}.")
    int cases;

    @Option(names = "--workplaces", paramLabel = "N", defaultValue = "500000",
            description = "How many workplaces the larger country of the measurement inspection has; the smaller one has a tenth. "
                    + "Default: ${DEFAULT-VALUE}.")
    int workplaces;

    @Option(names = "--times", paramLabel = "N", defaultValue = "100",
            description = "How often pages opens each page. Default: ${DEFAULT-VALUE}.")
    int times;

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "60", description = "How long soak lasts. Default: ${DEFAULT-VALUE}.")
    int minutes;

    @Override
    public Integer call() throws Exception {
        var home = Home.here();
        home.create();
        if (Maven.runVisibly(List.of("-q", "-pl", "bench", "process-classes")) != 0) {
            return 1;
        }
        if (needNoSuite() || RunState.read(home).filter(state -> state.supervisor().find().isPresent()).isPresent()) {
            return measure(home);
        }
        var started = new DetachedStart(home).start(List.of("up", "--port", String.valueOf(Ports.DEFAULT)));
        try {
            return started == 0 ? measure(home) : started;
        } finally {
            new DownCommand().call();
        }
    }

    private boolean needNoSuite() {
        return !names.isEmpty() && WITH_SUITES_OF_THEIR_OWN.containsAll(names);
    }

    private int measure(Home home) throws Exception {
        var target = Checkout.root().resolve("bench/target");
        var command = new ArrayList<>(List.of(
                JavaHome.java(),
                "-cp", target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*",
                "org.palermo.bench.Bench"));
        command.addAll(names);
        command.addAll(List.of("--scale", String.valueOf(scale), "--cases", String.valueOf(cases),
                "--workplaces", String.valueOf(workplaces), "--times", String.valueOf(times), "--minutes", String.valueOf(minutes)));
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("PALERMO_HOME", home.directory().toString());
        builder.environment().put("PALERMO_ROOT", Checkout.root().toString());
        return builder.start().waitFor();
    }
}
