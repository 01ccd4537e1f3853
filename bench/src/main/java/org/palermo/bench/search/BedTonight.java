package org.palermo.bench.search;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.palermo.bench.gateway.GatewayBesideHaproxy;
import org.palermo.bench.result.Table;
import org.palermo.bench.result.Times;
import org.palermo.bench.statement.FreshStatements;
import org.palermo.bench.statement.Replay;
import org.palermo.bench.statement.Statement;
import org.palermo.bench.statement.StatementLog;
import org.palermo.bench.suite.CopiedProcess;
import org.palermo.bench.suite.Issuer;
import org.palermo.bench.suite.RunningSuite;
import org.palermo.bench.suite.StartedProcess;
import org.palermo.bench.suite.SuiteMeasurement;

/// Many people search for a place and hold it at the same time, in a synthetic country, through a separate gateway and
/// shelter service. For comparison, the same statements run without either.
public final class BedTonight implements SuiteMeasurement {

    private static final int PEOPLE = 2_000;
    private static final double PER_SECOND = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofSeconds(40);
    private static final int PAIRS = 300;
    private static final long MEDIAN = Duration.ofMillis(10).toNanos();
    private static final long PERCENTILE_99 = Duration.ofMillis(50).toNanos();

    private final List<Double> scales;

    /// @param scale the largest country; smaller ones of a tenth of its size follow, down to 0.1
    public BedTonight(double scale) {
        this.scales = List.of(0.1, 1.0, 10.0).stream().filter(s -> s <= scale).toList();
    }

    @Override
    public String name() {
        return "bed-tonight";
    }

    @Override
    public String question() {
        return "how long do %,d people wait when together they search for a place and hold it %.0f times a second, in countries of %s × 5,000 shelters?".formatted(PEOPLE, PER_SECOND, scales);
    }

    @Override
    public boolean run(RunningSuite suite) throws Exception {
        var found = new LinkedHashMap<Double, Found>();
        for (double scale : scales) {
            System.out.printf("  scale %s: loading %,.0f shelters%n", scale, SyntheticCountry.SHELTERS * scale);
            try (var country = SyntheticCountry.load(suite, scale, PEOPLE)) {
                found.put(scale, measured(suite, country));
            }
        }
        said(found);
        return found.entrySet().stream().filter(entry -> entry.getKey() <= 1).allMatch(entry -> entry.getValue().isKept());
    }

    /// @param sql the times of the statements of a search and of a hold alone
    private record Found(OpenLoad.Answers load, Times[] sql, Map<String, Double> cpu) {

        int requests() {
            return load.searches().count() + load.holds().count();
        }

        boolean isKept() {
            return load.failed().isEmpty() && load.searches().median() < MEDIAN && load.searches().percentile(99) < PERCENTILE_99;
        }
    }

    private static Found measured(RunningSuite suite, SyntheticCountry country) throws Exception {
        var folder = Files.createTempDirectory("palermo-bench-");
        int gatewayPort = StartedProcess.freePort();
        int servicePort = StartedProcess.freePort();
        try (var issuer = new Issuer(suite.as("ngo").token());
                var service = CopiedProcess.of(suite, "shelter-capacity-service").compiledInFull().start(Map.of("PALERMO_JWKS_URL", issuer.url(),
                        "QUARKUS_DATASOURCE_REACTIVE_URL", suite.reactiveUrl(country.name())), folder.resolve("shelter.log"), servicePort);
                var gateway = CopiedProcess.of(suite, "gateway").start(gateway(issuer, servicePort), folder.resolve("gateway.log"), gatewayPort)) {
            var people = new ArrayList<Searcher>();
            for (int i = 0; i < PEOPLE; i++) {
                people.add(new Searcher(gatewayPort, issuer.token(i), i));
            }
            OpenLoad.run(people, PER_SECOND / 4, WARM_UP);
            var sql = new Times[] {new Times(), new Times()};
            pairs(suite, country, people, sql);
            OpenLoad.run(people, PER_SECOND, WARM_UP);
            var postgres = new StartedProcess(ProcessHandle.of(suite.pids().get("postgres")).orElseThrow());
            var before = List.of(gateway.cpu(), service.cpu(), postgres.cpu());
            var load = OpenLoad.run(people, PER_SECOND, MEASURED);
            var cpu = new LinkedHashMap<String, Double>();
            cpu.put("gateway", gateway.cpu() - before.get(0));
            cpu.put("service", service.cpu() - before.get(1));
            cpu.put("PostgreSQL", postgres.cpu() - before.get(2));
            for (var person : people) {
                person.close();
            }
            return new Found(load, sql, cpu);
        }
    }

    private static Map<String, String> gateway(Issuer issuer, int servicePort) {
        var changed = new HashMap<>(GatewayBesideHaproxy.UNLIMITED);
        changed.put("PALERMO_JWKS_URL", issuer.url());
        changed.put("PALERMO_ORIGIN_SHELTER", "http://127.0.0.1:" + servicePort);
        return changed;
    }

    /// The statements of one search and one hold, in turns with whole searches one after the other.
    private static void pairs(RunningSuite suite, SyntheticCountry country, List<Searcher> people, Times[] sql) throws Exception {
        var alone = new Times();
        var person = people.getFirst();
        var ids = List.of(Searcher.id(), Searcher.id());
        List<Statement> search;
        List<Statement> hold;
        try (var log = new StatementLog(suite)) {
            long since = System.currentTimeMillis();
            var offer = person.search(ids.get(0));
            if (offer == null || !person.hold(ids.get(1), offer)) {
                throw new IllegalStateException("No place is free for the statements to be read");
            }
            search = FreshStatements.all(log.of(ids.get(0)), since, ids.get(0));
            hold = FreshStatements.all(log.of(ids.get(1)), since, ids.get(1));
        }
        try (var connection = suite.serving(country.name(), "shelter")) {
            var searches = new Replay(connection, "search", search);
            var holds = new Replay(connection, "hold", hold);
            for (int i = 0; i < PAIRS; i++) {
                long begun = System.nanoTime();
                people.get(i % people.size()).search(Searcher.id());
                alone.add(System.nanoTime() - begun);
                sql[0].add(searches.once());
                sql[1].add(holds.once());
            }
            searches.printEach();
            holds.printEach();
        }
        System.out.printf("  one person: a search %.2f ms, its %d statements alone %.2f ms (ratio %.2f), the %d of a hold %.2f ms%n", alone.median() / 1e6, search.size(),
                sql[0].median() / 1e6, (double) alone.median() / sql[0].median(), hold.size(), sql[1].median() / 1e6);
    }

    private void said(Map<Double, Found> found) {
        var table = new Table("scale", "searches/s", "median", "99 %", "holds/s", "median", "99 %", "full", "failed", "CPU a request: gateway", "service", "PostgreSQL");
        found.forEach((scale, f) -> table.row(String.valueOf(scale), perSecond(f.load.searches()), f.load.searches().median(), f.load.searches().percentile(99),
                perSecond(f.load.holds()), f.load.holds().median(), f.load.holds().percentile(99), String.valueOf(f.load.full()), f.load.failed().toString(),
                micros(f, "gateway"), micros(f, "service"), micros(f, "PostgreSQL")));
        table.print();
        var first = found.values().iterator().next();
        found.forEach((scale, f) -> System.out.printf("  scale %s against %s: search %.2f, hold %.2f; statements %.2f and %.2f%n", scale, scales.getFirst(),
                ratio(f.load.searches(), first.load.searches()), ratio(f.load.holds(), first.load.holds()), ratio(f.sql[0], first.sql[0]), ratio(f.sql[1], first.sql[1])));
    }

    private static double ratio(Times one, Times other) {
        return (double) one.median() / other.median();
    }

    private static String perSecond(Times times) {
        return "%.0f".formatted(times.count() / (double) MEASURED.toSeconds());
    }

    private static String micros(Found found, String process) {
        return "%.0f µs".formatted(found.cpu.get(process) / found.requests() * 1e6);
    }
}
