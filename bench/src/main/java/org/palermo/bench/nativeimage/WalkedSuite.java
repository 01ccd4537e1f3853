package org.palermo.bench.nativeimage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.palermo.bench.suite.Cpu;
import org.palermo.bench.suite.Restart;
import org.palermo.bench.suite.RunningSuite;
import org.palermo.bench.suite.ServiceProcesses;

/// The result of walking a suite: its answers, and its cost.
///
/// @param restarted the names of the processes that ended during the walk
record WalkedSuite(String name, Map<String, KeptAnswer> answers, List<String> restarted, Map<String, Taken> taken) {

    static final List<String> APPLICATIONS = List.of("gateway", "referral-service", "shelter-capacity-service", "labour-inspection-service", "portal");

    /// The cost of an application.
    ///
    /// @param start nanoseconds from its start, while the rest of the suite runs, until it is ready
    /// @param memory resident bytes after the walk; shared pages count in full
    /// @param cpu seconds of processor time, or 0 if it got no request
    record Taken(long start, long memory, double cpu) {

        String cpuShown() {
            return cpu == 0 ? "-" : "%.2f ms".formatted(cpu * 1e3);
        }
    }

    /// Walks a suite that has just started.
    static WalkedSuite of(String name, RunningSuite suite, Walk walk, List<Operation> operations, List<String> accounts) throws Exception {
        var processes = ServiceProcesses.of(suite);
        var before = Cpu.now(suite);
        long started = System.nanoTime();
        walk.run(operations, accounts);
        long took = System.nanoTime() - started;
        var cpu = Cpu.now(suite).since(before);
        var restarted = processes.changedIn(suite);
        var now = RunningSuite.of(suite.home());
        var memory = new LinkedHashMap<String, Long>();
        for (var application : APPLICATIONS) {
            memory.put(application, resident(now.pids().get(application)));
        }
        var taken = new LinkedHashMap<String, Taken>();
        for (var application : APPLICATIONS) {
            int requests = walk.requestsTo(application);
            taken.put(application, new Taken(new Restart(now, application).nanos(), memory.get(application), requests == 0 ? 0 : cpu.seconds().getOrDefault(application, 0.0) / requests));
        }
        System.out.printf("  %s: %,d answers in %.0f s, by status: %s%n", name, walk.answers().size(), took / 1e9, statuses(walk.answers()));
        return new WalkedSuite(name, walk.answers(), restarted, taken);
    }

    private static String statuses(Map<String, KeptAnswer> answers) {
        return answers.values().stream().collect(Collectors.groupingBy(KeptAnswer::status, TreeMap::new, Collectors.counting())).entrySet().stream()
                .map(count -> "%s %,d".formatted(count.getKey() == 0 ? "none" : count.getKey().toString(), count.getValue())).collect(Collectors.joining(", "));
    }

    private static long resident(long pid) throws IOException {
        var status = Path.of("/proc", String.valueOf(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).findFirst().orElse(0);
        }
    }
}
