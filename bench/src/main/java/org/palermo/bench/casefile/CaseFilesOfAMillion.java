package org.palermo.bench.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.time.Year;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.palermo.bench.result.Table;
import org.palermo.bench.result.Times;
import org.palermo.bench.suite.Caller;
import org.palermo.bench.suite.CopiedDatabase;
import org.palermo.bench.suite.CopiedProcess;
import org.palermo.bench.suite.RunningSuite;
import org.palermo.bench.suite.StartedProcess;
import org.palermo.bench.suite.SuiteMeasurement;

/// A day's work of a competent authority and of an agency in registers of ten thousand, a hundred thousand and a million
/// case files. It uses a separate referral service and measures whole requests.
public final class CaseFilesOfAMillion implements SuiteMeasurement {

    private static final int PEOPLE = 40;
    private static final int WARM_UP = 60;
    private static final int TIMES = 200;
    private static final int FEW_TIMES = 10;
    private static final int QUARTERS = 4;
    private static final long YEAR = 3_000_000_000L;
    private static final long MEDIAN = 30_000_000;

    private final List<Integer> sizes;

    /// @param cases the size of the largest register; smaller ones of 10,000 and 100,000 case files are measured too
    public CaseFilesOfAMillion(int cases) {
        this.sizes = IntStream.concat(IntStream.of(10_000, 100_000).filter(size -> size < cases), IntStream.of(cases)).boxed().toList();
    }

    @Override
    public String name() {
        return "case-files";
    }

    @Override
    public String question() {
        return "how long does a register of %s case files take to answer a list, a case, a name, the overdue cases, and the statistics of a year?".formatted(sizes);
    }

    /// @param ask sends the nth request
    private record Task(String name, int times, long promised, Ask ask) {}

    private interface Ask {
        long nanos(int n) throws Exception;
    }

    @Override
    public boolean run(RunningSuite suite) throws Exception {
        var found = new LinkedHashMap<String, List<Times>>();
        boolean kept = true;
        for (int size : sizes) {
            try (var register = new CopiedDatabase(suite, "referral")) {
                SyntheticCases.load(suite, register.name(), size);
                kept &= measured(suite, register, found);
            }
        }
        var heading = new ArrayList<>(List.of("median, 99 %"));
        sizes.forEach(size -> heading.add("%,d".formatted(size)));
        heading.add("growth");
        var table = new Table(heading.toArray(String[]::new));
        found.forEach((task, times) -> {
            var row = new ArrayList<Object>(List.of(task));
            times.forEach(t -> row.add("%.1f, %.1f ms".formatted(t.median() / 1e6, t.percentile(99) / 1e6)));
            row.add("%.2f".formatted((double) times.getLast().median() / times.getFirst().median()));
            table.row(row.toArray());
        });
        table.print();
        return kept;
    }

    private static boolean measured(RunningSuite suite, CopiedDatabase register, Map<String, List<Times>> found) throws Exception {
        var folder = Files.createTempDirectory("palermo-bench-");
        int port = StartedProcess.freePort();
        boolean kept = true;
        try (var service = CopiedProcess.of(suite, "referral-service").compiledInFull()
                .start(Map.of("QUARKUS_DATASOURCE_REACTIVE_URL", suite.reactiveUrl(register.name())), folder.resolve("referral.log"), port)) {
            var door = URI.create("http://127.0.0.1:" + port);
            var authority = suite.as("authority").at(door);
            for (var task : tasks(authority, suite.as("responder").at(door), people(suite, register, authority))) {
                var times = new Times();
                for (int i = -Math.min(WARM_UP, task.times() - 1); i < task.times(); i++) {
                    long took = task.ask().nanos(Math.abs(i));
                    if (i >= 0) {
                        times.add(took);
                    }
                }
                found.computeIfAbsent(task.name(), name -> new ArrayList<>()).add(times);
                kept &= times.median() < task.promised();
            }
        }
        return kept;
    }

    private static List<Task> tasks(Caller authority, Caller responder, List<JsonNode> people) {
        return List.of(
                new Task("the latest 50", TIMES, MEDIAN, n -> authority.get("/api/nrm/v1/cases").expect(200).nanos()),
                new Task("the latest 50 of an agency", TIMES, MEDIAN, n -> responder.get("/api/nrm/v1/cases").expect(200).nanos()),
                new Task("50 that are overdue", TIMES, MEDIAN, n -> authority.get("/api/nrm/v1/cases?due=overdue").expect(200).nanos()),
                new Task("50 in recovery", TIMES, MEDIAN, n -> authority.get("/api/nrm/v1/cases?stage=RECOVERY").expect(200).nanos()),
                new Task("a case", TIMES, MEDIAN, n -> authority.get("/api/nrm/v1/cases/" + people.get(n % people.size()).get("id").asText()).expect(200).nanos()),
                new Task("a name, in the country", TIMES, MEDIAN, n -> found(search(authority, people.get(n % people.size())))),
                new Task("a name, in an agency", TIMES, MEDIAN, n -> search(responder, people.get(n % people.size())).nanos()),
                new Task("all by stage and term", FEW_TIMES, Long.MAX_VALUE, n -> authority.get("/api/nrm/v1/cases/summary?country=GB").expect(200).nanos()),
                new Task("statistics of last year", 1, YEAR, n -> year(authority)));
    }

    /// People of the sample only: the other files have no key, so they can't be opened.
    private static List<JsonNode> people(RunningSuite suite, CopiedDatabase register, Caller authority) throws Exception {
        var people = new ArrayList<JsonNode>();
        try (var database = suite.database(register.name()); var statement = database.createStatement()) {
            var ids = statement.executeQuery(
                    "select c.id from case_file c join case_person p on p.case_file = c.id where c.country = 'GB' order by c.reference limit " + PEOPLE);
            while (ids.next()) {
                people.add(authority.get("/api/nrm/v1/cases/" + ids.getString("id")).expect(200).json());
            }
        }
        return people;
    }

    private static Caller.Answered search(Caller caller, JsonNode file) throws Exception {
        var person = file.get("person");
        var name = RunningSuite.JSON.createObjectNode().put("name", person.path("givenName").asText() + " " + person.path("familyName").asText());
        return caller.post("/api/nrm/v1/cases/searches", name.toString()).expect(200);
    }

    /// Takes the figures of the year's four quarters: counts them, applies disclosure control and stores them.
    private static long year(Caller authority) throws Exception {
        long nanos = 0;
        for (int quarter = 1; quarter <= QUARTERS; quarter++) {
            nanos += authority.post("/api/nrm/v1/statistics-releases", "{\"country\": \"GB\", \"quarter\": \"%d-Q%d\"}".formatted(Year.now().getValue() - 1, quarter))
                    .expect(201).nanos();
        }
        return nanos;
    }

    private static long found(Caller.Answered answered) throws Exception {
        if (answered.json().get("items").isEmpty()) {
            throw new IllegalStateException("A name that is there was not found");
        }
        return answered.nanos();
    }
}
