package org.palermo.local.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.palermo.local.Checkout;
import org.palermo.local.Home;
import org.palermo.local.ParallelTasks;
import org.palermo.local.Ports;
import org.palermo.local.Secrets;
import org.palermo.local.Terminal;
import org.palermo.local.build.Build;
import org.palermo.local.build.Maven;
import org.palermo.local.identity.Keycloak;
import org.palermo.local.link.LinkCheck;
import org.palermo.local.suite.KeycloakPrograms;
import org.palermo.local.test.ApiClients;
import org.palermo.local.test.Chromium;
import org.palermo.local.test.FailedTest;
import org.palermo.local.test.GeneratedFiles;
import org.palermo.local.test.KubernetesTools;
import org.palermo.local.test.NativeSources;
import org.palermo.local.test.SlowestClasses;
import org.palermo.local.test.TestCounts;
import org.palermo.local.test.TestedModule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "test",
        description = "Runs every test of the project, browser journeys included, and closes with the slowest classes and the counts.",
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

    /// No phase of Maven that packages: the tests run on what was built before.
    private static final List<String> EVERYTHING = List.of("test", "failsafe:integration-test", "failsafe:verify", "--fail-at-end");
    /// How many modules run at a time, the journeys among them: each waits for its database or its suite as often as it
    /// computes.
    private static final String AT_ONCE = "3";
    /// The long forms compute without a pause, and with two of them running, journeys would exceed their time limits.
    private static final String AT_ONCE_WHOLE = "2";

    @Option(names = "--all", description = "Run every test in its long form, as for a release.")
    boolean all;

    @Option(names = "--chaos", description = "Run only the journey in which every process is killed while people work, in its long form.")
    boolean chaos;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "200",
            description = "For --chaos and --all: how many rounds. Default: ${DEFAULT-VALUE}")
    int rounds;

    @Option(names = "--seed", paramLabel = "N",
            description = "For --chaos and --all: the same kills in the same order. Default: a new seed, which is printed.")
    Long seed;

    @Option(names = "-D", paramLabel = "NAME=VALUE", mapFallbackValue = "true", description = "A property of the tests.")
    Map<String, String> properties = new LinkedHashMap<>();

    @Parameters(index = "0", arity = "0..1", paramLabel = "MODULE", description = "Only the tests of this module, for example gateway.")
    String module;

    @Parameters(index = "1", arity = "0..1", paramLabel = "CLASS",
            description = "Only this class of it, or one method: TokenTest#ok_200_the_token_travels_on_untouched.")
    String test;

    @Override
    public Integer call() throws Exception {
        var terminal = Terminal.standard();
        var started = System.currentTimeMillis();
        var home = Home.here();
        home.create();
        var arguments = arguments();
        // The build comes first, because the journeys start the suite in the middle of Maven's run.
        ParallelTasks.run(() -> new Build(Checkout.root(), home, terminal).run(), () -> prepareKeycloak(home, terminal));
        KubernetesTools.prepare(terminal);
        Chromium.prepare(terminal).ifPresent(path -> arguments.add("-Dpalermo.chromium=" + path));
        var passed = Maven.runVisibly(arguments) == 0;
        if (runsEverything()) {
            passed &= passesLastChecks(terminal);
        }
        return close(started, passed);
    }

    /// The journeys copy it to their own home.
    private void prepareKeycloak(Home home, Terminal terminal) throws IOException, InterruptedException {
        if (module == null || module.equals("system-test")) {
            KeycloakPrograms.prepare(home, new Keycloak(home, new Secrets(home.in("secrets")), new Ports(Ports.DEFAULT)), terminal);
        }
    }

    private boolean runsEverything() {
        return module == null && !chaos;
    }

    /// They run at the same time, because each waits as often as it computes.
    private static boolean passesLastChecks(Terminal terminal) throws Exception {
        var results = new ConcurrentLinkedQueue<Boolean>();
        ParallelTasks.run(
                () -> results.add(LinkCheck.run(terminal)),
                () -> results.add(NativeSources.generate(terminal)),
                () -> results.add(ApiClients.check(terminal)));
        return GeneratedFiles.isCommitted(terminal) && !results.contains(false);
    }

    /// Arguments for Maven.
    List<String> arguments() throws IOException {
        var arguments = new ArrayList<String>();
        if (chaos) {
            arguments.addAll(new TestedModule("system-test", "ChaosJourney").arguments());
        } else {
            arguments.addAll(module == null ? everything() : TestedModule.of(Checkout.root(), module, test).arguments());
        }
        arguments.add("-Dpalermo.test.all=" + all);
        if (chaos || all) {
            arguments.add("-Dpalermo.chaos.rounds=" + rounds);
            if (seed != null) {
                arguments.add("-Dpalermo.chaos.seed=" + seed);
            }
        }
        properties.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        return arguments;
    }

    private List<String> everything() {
        return Stream.concat(EVERYTHING.stream(), Stream.of("-T", all ? AT_ONCE_WHOLE : AT_ONCE)).toList();
    }

    private static int close(long started, boolean passed) throws IOException {
        var root = Checkout.root();
        var counts = TestCounts.since(root, started);
        System.out.println();
        System.out.println("The slowest classes:");
        SlowestClasses.since(root, started).forEach(System.out::println);
        System.out.println();
        FailedTest.since(root, started).forEach(System.out::println);
        System.out.println(counts.sentence());
        System.out.println(counts.closing());
        return passed && counts.passedAll() ? 0 : 1;
    }
}
