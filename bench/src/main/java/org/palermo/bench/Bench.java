package org.palermo.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogManager;
import org.palermo.bench.access.EqualAnswers;
import org.palermo.bench.audit.AuditCost;
import org.palermo.bench.audit.WhoHasSeen;
import org.palermo.bench.casefile.CaseFilesOfAMillion;
import org.palermo.bench.casefile.SyntheticCases;
import org.palermo.bench.gateway.GatewayBesideHaproxy;
import org.palermo.bench.inspection.InspectionOfACountry;
import org.palermo.bench.lighthouse.PageScores;
import org.palermo.bench.mechanism.StatusAtAnyInstant;
import org.palermo.bench.nativeimage.NativeBesideJvm;
import org.palermo.bench.page.PagesOfEachRole;
import org.palermo.bench.search.BedTonight;
import org.palermo.bench.soak.Soak;
import org.palermo.bench.suite.Measurement;
import org.palermo.bench.suite.RunningSuite;

/// Runs the named measurements, or all except the long ones. `--scale 10` makes larger countries, `--cases 1000000` a larger
/// register, `--workplaces 500000` a larger country for `inspection`, `--times 100` opens each page of `pages` that often,
/// `--minutes 60` sets the length of `soak`. `load` instead fills the suite's own register with that many case files. Exit code
/// 1 when a promise is not kept, 2 when a name is unknown.
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        var names = new ArrayList<>(List.of(arguments));
        double scale = Double.parseDouble(option(names, "--scale", "1"));
        int cases = Integer.parseInt(option(names, "--cases", "1000000"));
        int minutes = Integer.parseInt(option(names, "--minutes", "60"));
        int workplaces = Integer.parseInt(option(names, "--workplaces", "500000"));
        int times = Integer.parseInt(option(names, "--times", "100"));
        var home = Path.of(System.getenv("PALERMO_HOME"));
        if (names.equals(List.of("load"))) {
            SyntheticCases.load(RunningSuite.of(home), "referral", cases);
            return;
        }
        var all = List.<Measurement>of(new EqualAnswers(), new AuditCost(), new WhoHasSeen(), new StatusAtAnyInstant(), new CaseFilesOfAMillion(cases), new BedTonight(scale),
                new GatewayBesideHaproxy(), new PagesOfEachRole(cases, times), new InspectionOfACountry(workplaces), new Soak(minutes),
                new PageScores(), new NativeBesideJvm());
        var unknown = names.stream().filter(name -> all.stream().noneMatch(measurement -> measurement.name().equals(name))).toList();
        if (!unknown.isEmpty()) {
            System.err.println("Unknown measurement: " + String.join(", ", unknown) + ". Besides load, these are known:");
            all.forEach(measurement -> System.err.println("  " + measurement.name() + ": " + measurement.question()));
            System.exit(2);
        }
        boolean kept = true;
        for (var measurement : all) {
            if (names.isEmpty() ? !measurement.isLong() : names.contains(measurement.name())) {
                System.out.println("\n" + measurement.name() + ": " + measurement.question());
                kept &= measurement.run(home);
            }
        }
        System.exit(kept ? 0 : 1);
    }

    private static String option(List<String> arguments, String name, String otherwise) {
        int at = arguments.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        arguments.remove(at);
        return arguments.remove(at);
    }
}
