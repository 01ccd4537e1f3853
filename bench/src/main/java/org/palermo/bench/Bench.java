package org.palermo.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.logging.LogManager;

/// Runs the measurements that are named, or all. Exit code 1 when a promise is not kept, 2 when a name is unknown.
public final class Bench {

    private static final List<Measurement> ALL = List.of(new EqualAnswers(), new AuditCost(), new WhoHasSeen(), new GatewayBesideHaproxy());

    private Bench() {}

    public static void main(String[] names) throws Exception {
        LogManager.getLogManager().reset();
        var unknown = List.of(names).stream().filter(name -> ALL.stream().noneMatch(measurement -> measurement.name().equals(name))).toList();
        if (!unknown.isEmpty()) {
            System.err.println("There is no measurement " + String.join(", ", unknown) + ". There are:");
            ALL.forEach(measurement -> System.err.println("  " + measurement.name() + ": " + measurement.question()));
            System.exit(2);
        }
        var suite = RunningSuite.of(Path.of(System.getenv("PALERMO_HOME")));
        boolean kept = true;
        for (var measurement : ALL) {
            if (names.length == 0 || List.of(names).contains(measurement.name())) {
                System.out.println("\n" + measurement.name() + ": " + measurement.question());
                kept &= measurement.run(suite);
            }
        }
        System.exit(kept ? 0 : 1);
    }
}
