package org.palermo.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.palermo.local.build.Build;
import org.palermo.local.build.Maven;
import org.palermo.local.test.Chromium;
import org.palermo.local.test.Counts;
import org.palermo.local.test.FailedTest;
import org.palermo.local.test.Generated;
import org.palermo.local.test.KubernetesTools;
import org.palermo.local.test.NativeSources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "test",
        description = "Runs every test of the project, browser journeys included, and closes with the counts.",
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

    /// A test of one module waits for its database as often as it computes: two modules share two processors well.
    private static final List<String> TWO_AT_A_TIME = List.of("-T", "2", "-pl", "!system-test");

    /// On a machine of their own, as a user has it.
    private static final List<String> JOURNEYS = List.of("-pl", "system-test");

    @Option(names = "--all", description = "The whole form of every test, also of those that are short otherwise. What a release runs.")
    boolean all;

    @Option(names = "--chaos", description = "Only the journey in which everything is killed while people work, in its long form.")
    boolean chaos;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "200", description = "Of --chaos. Default: ${DEFAULT-VALUE}")
    int rounds;

    @Option(names = "--seed", paramLabel = "N", description = "Of --chaos: the same deaths in the same order. Default: a new one, which is printed.")
    Long seed;

    @Parameters(paramLabel = "MAVEN", description = "Passed on to Maven, for example -pl gateway or -Dtest=RoutesTest.")
    List<String> passedOn = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        var terminal = Terminal.standard();
        var started = System.currentTimeMillis();
        var home = Home.here();
        home.create();
        // First, so that the journeys, which start the suite in the middle of Maven's run, find it built.
        new Build(Checkout.root(), home, terminal).run();
        if (chaos) {
            return Maven.runVisibly(chaosArguments());
        }
        KubernetesTools.prepare(terminal);
        var arguments = new ArrayList<>(List.of("verify", "--fail-at-end", "-Dpalermo.test.all=" + all));
        if (all) {
            arguments.add("-Dpalermo.chaos.rounds=" + rounds);
        }
        Chromium.prepare(terminal).ifPresent(path -> arguments.add("-Dpalermo.chromium=" + path));
        var passed = passedOn.isEmpty()
                ? run(arguments, TWO_AT_A_TIME) & run(arguments, JOURNEYS)
                : run(arguments, passedOn);
        if (passedOn.isEmpty()) {
            passed &= NativeSources.generate(terminal);
            passed &= Generated.isCommitted(terminal);
        }
        var counts = Counts.since(Checkout.root(), started);
        System.out.println();
        FailedTest.since(Checkout.root(), started).forEach(System.out::println);
        System.out.println(counts.sentence());
        System.out.println(counts.closing());
        return passed && counts.passedAll() ? 0 : 1;
    }

    private static boolean run(List<String> arguments, List<String> more) throws IOException, InterruptedException {
        return Maven.runVisibly(Stream.concat(arguments.stream(), more.stream()).toList()) == 0;
    }

    private List<String> chaosArguments() {
        var arguments = new ArrayList<>(List.of(
                "verify", "-pl", "system-test", "-Dtest=None", "-Dsurefire.failIfNoSpecifiedTests=false", "-Dit.test=ChaosJourney",
                "-Dpalermo.chaos.rounds=" + rounds));
        if (seed != null) {
            arguments.add("-Dpalermo.chaos.seed=" + seed);
        }
        arguments.addAll(passedOn);
        return arguments;
    }
}
