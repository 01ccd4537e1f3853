package org.palermo.bench.inspection;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Year;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.palermo.bench.result.Table;
import org.palermo.bench.result.Times;
import org.palermo.bench.suite.Caller;
import org.palermo.bench.suite.CopiedDatabase;
import org.palermo.bench.suite.CopiedProcess;
import org.palermo.bench.suite.RunningSuite;
import org.palermo.bench.suite.StartedProcess;
import org.palermo.bench.suite.SuiteMeasurement;

/// A day's work of an inspectorate in a country, and in one of a tenth of its size. It uses a separate service of labour
/// inspection and measures whole requests.
public final class InspectionOfACountry implements SuiteMeasurement {

    private static final String INSPECTION = "/api/inspection/v1";
    private static final int WORKPLACES = 40;
    /// Visits that the inspector is to make.
    private static final int PLANNED = 30;
    private static final int LEAST = 1_000;
    private static final int WARM_UP = 60;
    private static final int TIMES = 200;
    private static final int FEW_TIMES = 5;
    private static final double GROWTH = 1.5;
    private static final long MILLISECOND = 1_000_000;
    private static final long SYNC = 300 * MILLISECOND;
    private static final long HISTORY = 30 * MILLISECOND;
    private static final long PLAN = 1_000 * MILLISECOND;
    private static final long REPORT = 10_000 * MILLISECOND;

    private final List<Integer> sizes;

    /// @param workplaces of the larger country, at least 1,000; each has two visits, twenty answers and two links
    public InspectionOfACountry(int workplaces) {
        if (workplaces < LEAST) {
            throw new IllegalArgumentException("--workplaces must be at least " + LEAST);
        }
        this.sizes = List.of(workplaces / 10, workplaces);
    }

    @Override
    public String name() {
        return "inspection";
    }

    @Override
    public String question() {
        return "how long do the day's sync, a workplace's history, the plan by risk and the report of a year take with %s workplaces?"
                .formatted(sizes);
    }

    @Override
    public boolean isLong() {
        return true;
    }

    /// @param promised nanoseconds of the median; none for a request without a promise
    /// @param ask sends the nth request
    private record Task(String name, int times, Long promised, Ask ask) {}

    private interface Ask {
        Caller.Answered nth(int n) throws Exception;
    }

    private record Measured(Long promised, List<Times> bySize) {

        boolean isWhole() {
            return bySize.stream().allMatch(times -> times.count() > 0);
        }

        double growth() {
            return isWhole() ? (double) bySize.getLast().median() / bySize.getFirst().median() : Double.NaN;
        }

        boolean isKept() {
            return isWhole() && (promised == null || bySize.stream().allMatch(times -> times.median() < promised) && growth() <= GROWTH);
        }
    }

    @Override
    public boolean run(RunningSuite suite) throws Exception {
        var found = new LinkedHashMap<String, Measured>();
        for (int size : sizes) {
            try (var register = new CopiedDatabase(suite, "inspection")) {
                SyntheticInspections.load(suite, register.name(), size, suite.as("inspector").subject());
                measure(suite, register, found);
            }
        }
        var larger = "%,d".formatted(sizes.getLast());
        var table = new Table("median, 99 %", "promised", "%,d workplaces".formatted(sizes.getFirst()), larger, "growth", "");
        found.forEach((task, measured) -> {
            var promised = measured.promised() == null ? "-" : "%,d ms".formatted(measured.promised() / MILLISECOND);
            table.row(task, promised, shown(measured.bySize().getFirst()), shown(measured.bySize().getLast()), measured.growth(),
                    measured.isKept() ? "" : "NOT KEPT");
        });
        table.print();
        System.out.printf("  promised: the median in both countries, and a growth of at most %.1f%n", GROWTH);
        return found.values().stream().allMatch(Measured::isKept);
    }

    private static String shown(Times times) {
        return times.count() == 0 ? "not answered"
                : "%,.1f, %,.1f ms".formatted(times.median() / 1e6, times.percentile(99) / 1e6);
    }

    private static void measure(RunningSuite suite, CopiedDatabase register, Map<String, Measured> found) throws Exception {
        var folder = Files.createTempDirectory("palermo-bench-");
        int port = StartedProcess.freePort();
        try (var service = CopiedProcess.of(suite, "labour-inspection-service").compiledInFull().start(
                Map.of("QUARKUS_DATASOURCE_REACTIVE_URL", suite.reactiveUrl(register.name()), "PALERMO_RETENTION_EVERY", "24h",
                        "PALERMO_MAIL_DIRECTORY", folder.toString()),
                folder.resolve("inspection.log"), port)) {
            var door = URI.create("http://127.0.0.1:" + port);
            var workplaces = workplaces(suite, register);
            for (var task : tasks(suite.as("inspector").at(door), suite.as("chief").at(door), suite.as("authority").at(door), workplaces)) {
                found.computeIfAbsent(task.name(), name -> new Measured(task.promised(), new ArrayList<>())).bySize().add(times(task));
            }
        }
    }

    /// @return none when a request was refused or failed; the reason is printed, and the other questions go on
    private static Times times(Task task) throws Exception {
        var times = new Times();
        for (int i = -Math.min(WARM_UP, task.times() - 1); i < task.times(); i++) {
            var answered = task.ask().nth(Math.abs(i));
            if (answered.status() != 200) {
                var why = new String(answered.body(), StandardCharsets.UTF_8);
                System.out.printf("  %s: answered %d: %s%n", task.name(), answered.status(), why);
                return new Times();
            }
            if (i >= 0) {
                times.add(answered.nanos());
            }
        }
        return times;
    }

    private static List<Task> tasks(Caller inspector, Caller chief, Caller authority, List<String> workplaces) throws Exception {
        var whole = inspector.get(INSPECTION + "/sync").expect(200).json();
        if (whole.get("plannedVisits").size() < PLANNED || workplaces.size() < WORKPLACES) {
            throw new IllegalStateException("The inspector's work was not loaded");
        }
        var since = INSPECTION + "/sync?after=" + URLEncoder.encode(whole.get("next").asText(), StandardCharsets.UTF_8);
        var report = INSPECTION + "/annual-reports/GB/" + (Year.now().getValue() - 1) + "/C81";
        return List.of(
                new Task("the day's sync, whole", TIMES, SYNC, n -> compressed(inspector, INSPECTION + "/sync")),
                new Task("the day's sync, what changed since", TIMES, SYNC, n -> compressed(inspector, since)),
                new Task("a workplace's history", TIMES, HISTORY,
                        n -> chief.get(INSPECTION + "/workplaces/" + of(workplaces, n) + "/history")),
                new Task("a workplace's visits", TIMES, HISTORY, n -> chief.get(INSPECTION + "/visits?workplace=" + of(workplaces, n))),
                new Task("the plan by risk", TIMES, PLAN, n -> chief.get(INSPECTION + "/risk?country=GB")),
                new Task("the plan of the quarter beside what is done", TIMES, PLAN,
                        n -> chief.get(INSPECTION + "/planned-visits/progress")),
                new Task("the report of a year, an inspectorate's", FEW_TIMES, REPORT, n -> chief.get(report)),
                new Task("the report of a year, the country's", 1, REPORT, n -> authority.get(report)),
                new Task("whom a workplace reaches in five steps", TIMES, null,
                        n -> chief.get(INSPECTION + "/supply-reach?direction=BUYERS&steps=5&party=" + of(workplaces, n))));
    }

    /// As a phone asks.
    private static Caller.Answered compressed(Caller caller, String path) throws Exception {
        return caller.ask("GET", path, null, Map.of("Accept-Encoding", "gzip"));
    }

    private static String of(List<String> workplaces, int n) {
        return workplaces.get(n % workplaces.size());
    }

    private static List<String> workplaces(RunningSuite suite, CopiedDatabase register) throws SQLException {
        var workplaces = new ArrayList<String>();
        try (var database = suite.database(register.name()); var statement = database.createStatement()) {
            var ids = statement.executeQuery("select w.id from generate_series(1, " + WORKPLACES + ") i"
                    + " join workplace w on w.reference = 'LOAD-' || i order by i");
            while (ids.next()) {
                workplaces.add(ids.getString("id"));
            }
        }
        return workplaces;
    }
}
