package org.palermo.bench.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.palermo.bench.casefile.SyntheticCases;
import org.palermo.bench.gateway.GatewayBesideHaproxy;
import org.palermo.bench.result.Table;
import org.palermo.bench.result.Times;
import org.palermo.bench.suite.CopiedDatabase;
import org.palermo.bench.suite.CopiedProcess;
import org.palermo.bench.suite.RunningSuite;
import org.palermo.bench.suite.StartedProcess;
import org.palermo.bench.suite.SuiteMeasurement;

/// Opens the pages of each role in the portal with a large register of case files: lists, records and forms, as far as links
/// lead. It uses a separate portal, gateway and referral service, and measures whole pages.
public final class PagesOfEachRole implements SuiteMeasurement {

    private static final long MEDIAN = 100_000_000;
    private static final int WARM_UP = 10;
    private static final int SAMPLE_FILES = 20;
    private static final int OK = 200;
    private static final int FAILED = 500;

    private final int cases;
    private final int times;

    /// @param times how often each page is opened
    public PagesOfEachRole(int cases, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("--times must be at least 1");
        }
        this.cases = cases;
        this.times = times;
    }

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public String question() {
        return "does each page of each role take less than 100 ms at the median, with %,d case files? Each is opened %d times"
                .formatted(cases, times);
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public boolean run(RunningSuite suite) throws Exception {
        try (var register = new CopiedDatabase(suite, "referral")) {
            SyntheticCases.load(suite, register.name(), cases);
            return measured(suite, register);
        }
    }

    private boolean measured(RunningSuite suite, CopiedDatabase register) throws Exception {
        var folder = Files.createTempDirectory("palermo-bench-");
        int referral = StartedProcess.freePort();
        int portal = StartedProcess.freePort();
        int gateway = StartedProcess.freePort();
        var readers = new ArrayList<PortalReader>();
        var ofRegister = Map.of("QUARKUS_DATASOURCE_REACTIVE_URL", suite.reactiveUrl(register.name()), "PALERMO_RETENTION_EVERY", "24h",
                "PALERMO_MAIL_DIRECTORY", folder.toString());
        var atDoor = Map.of("PALERMO_GATEWAY_URL", "http://127.0.0.1:" + gateway);
        try (var service = started(suite, "referral-service", ofRegister, folder, referral);
                var door = started(suite, "gateway", origins(portal, referral), folder, gateway);
                var pages = started(suite, "portal", atDoor, folder, portal)) {
            boolean allSignedIn = signIn(suite, URI.create("http://localhost:" + gateway), readers);
            return opened(readers, files(suite, register)) && allSignedIn;
        } finally {
            readers.forEach(PortalReader::close);
        }
    }

    private static StartedProcess started(RunningSuite suite, String name, Map<String, String> changed, Path folder, int port)
            throws IOException, InterruptedException {
        return CopiedProcess.of(suite, name).compiledInFull().start(changed, folder.resolve(name + ".log"), port);
    }

    private static Map<String, String> origins(int portal, int referral) {
        var changed = new HashMap<>(GatewayBesideHaproxy.UNLIMITED);
        for (var limited : List.of("PORTAL", "ANONYMOUS")) {
            changed.put("PALERMO_GATEWAY_LIMITS_" + limited + "_PER_SECOND", "10000000");
            changed.put("PALERMO_GATEWAY_LIMITS_" + limited + "_BURST", "10000000");
        }
        changed.put("PALERMO_ORIGIN_PORTAL", "http://127.0.0.1:" + portal);
        changed.put("PALERMO_ORIGIN_REFERRAL", "http://127.0.0.1:" + referral);
        return changed;
    }

    /// @return whether each role has signed in
    private static boolean signIn(RunningSuite suite, URI door, List<PortalReader> readers) throws Exception {
        boolean all = true;
        for (var role : accounts().entrySet()) {
            try {
                readers.add(PortalReader.signedIn(suite, role.getValue(), role.getKey(), door));
            } catch (IOException e) {
                System.out.println("  NOT MEASURED: " + e.getMessage());
                all = false;
            }
        }
        return all;
    }

    /// For each role, or roles that one person has, the first account of the sample that can sign in.
    private static Map<String, String> accounts() throws IOException {
        var realm = Path.of(System.getenv("PALERMO_ROOT")).resolve("local/src/main/resources/sample/realm.json");
        var accounts = new LinkedHashMap<String, String>();
        for (var user : RunningSuite.JSON.readTree(realm.toFile()).path("users")) {
            if (user.has("credentials")) {
                var roles = StreamSupport.stream(user.path("realmRoles").spliterator(), false).map(JsonNode::asText)
                        .collect(Collectors.joining(" and "));
                accounts.putIfAbsent(roles, user.path("username").asText());
            }
        }
        return accounts;
    }

    /// Files of the sample: the others have no keys.
    private static List<String> files(RunningSuite suite, CopiedDatabase register) throws SQLException {
        var files = new ArrayList<String>();
        try (var database = suite.database(register.name()); var statement = database.createStatement()) {
            statement.setMaxRows(SAMPLE_FILES);
            var ids = statement.executeQuery("""
                    select c.id from case_file c join case_person p on p.case_file = c.id
                     where c.country = 'GB' and c.reference not like 'LOAD%' and c.erased_at is null
                     order by c.referred_at desc
                    """);
            while (ids.next()) {
                files.add(ids.getString("id"));
            }
        }
        return files;
    }

    /// A page that a role reaches.
    private record Opened(PortalReader reader, String kind, String address, Times times) {

        /// @return the status
        int once(boolean counts) throws InterruptedException {
            var page = reader.open(address);
            if (counts && page.isGood()) {
                times.add(page.nanos());
            }
            return page.status();
        }
    }

    private boolean opened(List<PortalReader> readers, List<String> files) throws Exception {
        var pages = new ArrayList<Opened>();
        var refused = new TreeMap<String, Integer>();
        var failed = new TreeMap<String, Integer>();
        for (var reader : readers) {
            var walk = new PortalWalk(reader, files);
            walk.run();
            walk.opened().forEach((kind, address) -> pages.add(new Opened(reader, kind, address, new Times())));
            walk.refused().forEach((kind, status) -> refused.put(kind + " as " + reader.role(), status));
            if (walk.opened().isEmpty()) {
                failed.put("any page as " + reader.role(), 1);
            }
            System.out.printf("  %s: %d pages%s%n", reader.role(), walk.opened().size(),
                    walk.left().isEmpty() ? "" : ", not opened because there are too many: " + walk.left());
        }
        for (int round = -WARM_UP; round < times; round++) {
            for (var page : pages) {
                int status = page.once(round >= 0);
                if (status != OK) {
                    failed.merge("%s as %s: %d".formatted(page.kind(), page.reader().role(), status), 1, Integer::sum);
                }
            }
        }
        return said(pages, refused, failed);
    }

    private static boolean said(List<Opened> pages, Map<String, Integer> refused, Map<String, Integer> failed) {
        var byMedian = Comparator.comparingLong((Opened page) -> page.times().median());
        var byKind = pages.stream().filter(page -> page.times().count() > 0).collect(Collectors.groupingBy(Opened::kind));
        var slowest = byKind.values().stream().map(each -> each.stream().max(byMedian).orElseThrow()).sorted(byMedian.reversed()).toList();
        var table = new Table("page", "slowest for", "roles", "median", "99 %", "longest", "");
        for (var page : slowest) {
            var times = page.times();
            table.row(page.kind(), page.reader().role(), byKind.get(page.kind()).size(), times.median(), times.percentile(99),
                    times.percentile(100), isKept(page) ? "" : "TOO SLOW");
        }
        table.print();
        var tooSlow = slowest.stream().filter(page -> !isKept(page)).map(Opened::kind).toList();
        System.out.printf("  %d kinds of pages, %d pages of roles; median of 100 ms or more: %d %s%n", slowest.size(), pages.size(),
                tooSlow.size(), tooSlow);
        System.out.printf("  links that lead to no page, with the status (0: a file or a picture, 599: no answer): %s%n", refused);
        System.out.printf("  failed while they were measured: %s%n", failed);
        boolean allOpen = failed.isEmpty() && refused.values().stream().noneMatch(status -> status >= FAILED);
        return allOpen && !slowest.isEmpty() && tooSlow.isEmpty();
    }

    private static boolean isKept(Opened page) {
        return page.times().median() < MEDIAN;
    }
}
