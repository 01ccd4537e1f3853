package org.palermo.bench.nativeimage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palermo.bench.result.Table;
import org.palermo.bench.suite.Caller;
import org.palermo.bench.suite.Measurement;
import org.palermo.bench.suite.NativeBinary;
import org.palermo.bench.suite.OwnSuite;
import org.palermo.bench.suite.RunningSuite;

/// Compares the suite on native binaries with the suite on JVMs, one after the other with the same data. Every operation of
/// the API document is called by every account of the sample and without sign-in; both suites must give the same answer.
public final class NativeBesideJvm implements Measurement {

    @Override
    public String name() {
        return "native";
    }

    @Override
    public String question() {
        return "do native binaries answer every operation of every account as JVMs do, and what does each cost? Starts two suites, takes ten minutes";
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public boolean run(Path home) throws Exception {
        var root = Path.of(System.getenv("PALERMO_ROOT"));
        var missing = missing(root);
        if (!missing.isEmpty()) {
            System.out.printf("  NOT MEASURED: there is no native binary of %s (target/*-runner). `./palermo native` builds all five; see docs/guides/native.md%n", String.join(", ", missing));
            return false;
        }
        var folder = Files.createDirectories(root.resolve("bench/target/native"));
        var own = OwnSuite.in(folder, root);
        try {
            own.up("--fresh");
            own.down();
            own.keep();
            var accounts = accounts(root);
            var since = Instant.now();
            var onJvms = own.up();
            var operations = operations(onJvms);
            var jvm = WalkedSuite.of("JVM", onJvms, new Walk(onJvms, since), operations, accounts);
            own.down();
            own.restore();
            var onBinaries = own.up("--native");
            var binaries = WalkedSuite.of("native", onBinaries, new Walk(onBinaries, since), operations, accounts);
            return said(jvm, binaries, folder);
        } finally {
            own.down();
        }
    }

    /// The applications of a checkout whose native binary is missing.
    static List<String> missing(Path root) throws IOException {
        var missing = new ArrayList<String>();
        for (var application : WalkedSuite.APPLICATIONS) {
            if (NativeBinary.of(root, application).isEmpty()) {
                missing.add(application);
            }
        }
        return missing;
    }

    /// The accounts that can sign in, and one caller without sign-in.
    private static List<String> accounts(Path root) throws IOException {
        var accounts = new ArrayList<>(List.of(Walk.NOBODY));
        for (var user : RunningSuite.JSON.readTree(root.resolve("local/src/main/resources/sample/realm.json").toFile()).path("users")) {
            if (user.has("credentials")) {
                accounts.add(user.path("username").asText());
            }
        }
        return accounts;
    }

    /// All operations of the API document; at the end, the reading ones again.
    private static List<Operation> operations(RunningSuite suite) throws Exception {
        var document = Caller.anonymous(suite.origin()).once("GET", "/openapi", null, null, Map.of()).expect(200).json();
        var all = Operation.all(document);
        var operations = new ArrayList<>(all);
        all.stream().filter(Operation::reads).forEach(operations::add);
        return operations;
    }

    private static boolean said(WalkedSuite jvm, WalkedSuite binaries, Path folder) throws IOException {
        for (var walked : List.of(jvm, binaries)) {
            Files.write(folder.resolve(walked.name() + ".txt"), walked.answers().entrySet().stream().map(answer -> answer.getKey() + ": " + answer.getValue()).toList());
        }
        var table = new Table("", "start: JVM", "native", "memory: JVM", "native", "CPU a request: JVM", "native");
        for (var application : WalkedSuite.APPLICATIONS) {
            var one = jvm.taken().get(application);
            var other = binaries.taken().get(application);
            table.row(application, one.start(), other.start(), megabytes(one.memory()), megabytes(other.memory()), one.cpuShown(), other.cpuShown());
        }
        table.print();
        var differences = differences(jvm.answers(), binaries.answers());
        differences.forEach((difference, callers) -> System.out.printf("  DIFFERS: %s [%d times: %s]%n", difference, callers.size(), String.join(", ", callers)));
        System.out.printf("  restarted: JVM %s, native %s; answers that differ: %d; all answers: %s%n", jvm.restarted(), binaries.restarted(),
                differences.values().stream().mapToInt(List::size).sum(), folder);
        return differences.isEmpty() && jvm.restarted().isEmpty() && binaries.restarted().isEmpty();
    }

    /// @param jvm answers by operation and account
    /// @return for each difference, the accounts that met it
    static Map<String, List<String>> differences(Map<String, KeptAnswer> jvm, Map<String, KeptAnswer> binaries) {
        var all = new LinkedHashMap<String, KeptAnswer>(jvm);
        binaries.forEach(all::putIfAbsent);
        var differences = new LinkedHashMap<String, List<String>>();
        var notAsked = KeptAnswer.none("not asked, because the time of the walk was over");
        for (var asked : all.keySet()) {
            int as = asked.lastIndexOf(" as ");
            jvm.getOrDefault(asked, notAsked).differences(binaries.getOrDefault(asked, notAsked))
                    .forEach(difference -> differences.computeIfAbsent(asked.substring(0, as) + ": " + difference, any -> new ArrayList<>()).add(asked.substring(as + 4)));
        }
        return differences;
    }

    private static String megabytes(long bytes) {
        return bytes / (1024 * 1024) + " MB";
    }
}
