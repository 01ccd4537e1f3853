package org.palermo.local.supervise;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.palermo.local.Home;

/// Processes of this home whose launcher is gone. The command line of a service contains its home, so it is found without
/// a pid file, and a service of another home never matches.
public final class Orphans {

    /// The property with which each of our Java processes is started.
    public static final String MARK = "-Dpalermo.home=";

    /// The option of a JVM that makes a start cache; the name of its cache file follows.
    public static final String TRAINING_RUN = "-XX:AOTCacheOutput=";

    private static final Duration GRACE = Duration.ofSeconds(15);

    private Orphans() {}

    public static List<ProcessHandle> find(Home home) {
        var mark = MARK + home.directory();
        var data = home.postgresData().toString();
        Predicate<List<String>> java = arguments -> arguments.contains(mark);
        Predicate<List<String>> postgres = arguments -> arguments.contains("-D") && arguments.contains(data);
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> java.or(postgres).test(argumentsOf(process)))
                .toList();
    }

    private static List<String> argumentsOf(ProcessHandle process) {
        return process.info().arguments().map(List::of).orElse(List.of());
    }

    /// Ends them all, PostgreSQL last and with a fast shutdown, and returns how many there were.
    public static int stop(Home home, ServiceSpec.Stop postgresStop) throws InterruptedException {
        var found = find(home);
        var databases = found.stream().filter(Orphans::isPostgres).toList();
        var others = found.stream().filter(process -> !databases.contains(process)).toList();
        others.forEach(Orphans::end);
        awaitEnd(others);
        databases.forEach(postgresStop::ask);
        awaitEnd(databases);
        return found.size();
    }

    /// A training run that is only asked to end would first write its cache, which takes as long as a start.
    private static void end(ProcessHandle process) {
        if (argumentsOf(process).stream().anyMatch(argument -> argument.startsWith(TRAINING_RUN))) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return argumentsOf(process).stream().noneMatch(argument -> argument.startsWith(MARK));
    }

    private static void awaitEnd(List<ProcessHandle> ending) throws InterruptedException {
        var deadline = System.nanoTime() + GRACE.toNanos();
        for (var process : ending) {
            while (ProcessIdentity.runs(process) && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            if (ProcessIdentity.runs(process)) {
                process.destroyForcibly();
            }
        }
    }
}
