package org.palermo.systemtest.taint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.systemtest.suite.Calls;
import org.palermo.systemtest.suite.Figures;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.Port;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Nobody sees data without permission. A secret is entered in every field and put into files, and then searched for in every answer to
/// everybody, in every page, PDF and other file, and in every log, metric, mail and table.
@Order(85)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(RunningSuite.class)
class TaintJourney {

    private static final List<String> DATABASES = List.of("referral", "shelter", "inspection", "portal", "keycloak");

    private final LocalSuite local;
    private final List<Operation> operations;
    private final Accounts accounts;
    private final Records records;
    private final Callers callers;
    private final Seeding seeding;
    private final ImportSeeding imports;
    private final FileSeeding files;
    private final Misuse misuse;
    private final GatewayMisuse door;
    private final PortalVisit portal;
    private final Recipes recipes;
    private final Random random;
    private Secret purpose;
    private Finder finder;

    TaintJourney(Suite suite) throws IOException {
        local = suite.local("the files and databases behind the gateway");
        var checkout = local.launcher().checkout();
        operations = Operation.all(checkout);
        accounts = Accounts.of(checkout);
        callers = new Callers(suite);
        records = new Records(callers);
        var byName = new LinkedHashMap<String, Operation>();
        operations.forEach(operation -> byName.put(operation.toString(), operation));
        recipes = new Recipes(byName, accounts, callers, records);
        var seed = System.nanoTime();
        Figures.note("the taint test's seed: " + seed);
        random = new Random(seed);
        seeding = new Seeding(recipes, random);
        imports = new ImportSeeding(callers, random);
        files = new FileSeeding(recipes, callers, records, random);
        misuse = new Misuse(callers, random);
        door = new GatewayMisuse(callers, suite.base(), random);
        portal = new PortalVisit(suite.base(), random, records);
    }

    @BeforeAll
    void a_secret_is_entered_in_every_field() {
        // The later journeys keep the application that makes PDF files; they do not need a suite without it.
        local.restart("--pdf");
        operations.stream().filter(operation -> !operation.isImport()).forEach(seeding::into);
        var workplace = "Taint " + UUID.randomUUID();
        var registration = operations.stream().filter(operation -> operation.toString().equals("POST /api/inspection/v1/workplaces")).findFirst().orElseThrow();
        recipes.send(registration, recipes.prepare(registration, "inspector", Map.of("name", TextNode.valueOf(workplace))), Map.of()).answer().expect(201);
        operations.stream().filter(operation -> operation.isImport() && ImportFile.of(operation) != null)
                .forEach(operation -> imports.into(operation, recipes.whoCalls(operation), ImportFile.of(operation), workplace));
        purpose = SecretShape.IDENTIFIER.make("GET /api/nrm/v1/cases/{id} X-Purpose", random);
        callers.ask("authority", "GET", "/api/nrm/v1/cases/" + records.latest("/api/nrm/v1/cases", "authority"), new byte[0], Map.of("X-Purpose", "SUPPORT; " + purpose.text()))
                .answer().expect(200);
        files.run();
        certificate();
        visitPortal();
        var all = new ArrayList<>(seeding.sent());
        all.addAll(imports.sent());
        all.addAll(files.sent());
        all.add(purpose);
        all.addAll(misuse.secrets());
        all.addAll(door.secrets());
        all.addAll(portal.secrets());
        finder = new Finder(all);
        Figures.note("secrets: %d, of them held by a field: %d, by a line of an import: %d".formatted(all.size(), seeding.held().size(), imports.held().size()));
        Figures.note("fields that refuse a secret: " + seeding.refused() + imports.refused());
        Figures.note("fields whose pattern has no room for one: " + seeding.unfit());
    }

    /// The certificate of a referral. It has no field for text.
    private void certificate() {
        var cases = "/api/nrm/v1/cases";
        var ofCase = cases + "/" + recipes.made("POST /api/nrm/v1/referrals") + "/certificates";
        var issued = callers.get("authority", ofCase).answer().expect(200).json().at("/items/0/id").asText();
        records.mark(cases + "/{id}/certificates", ofCase + "/" + issued);
    }

    private void visitPortal() {
        var everybody = new ArrayList<>(accounts.all());
        everybody.add(Callers.NOBODY);
        var started = System.nanoTime();
        int kinds = everybody.parallelStream().mapToInt(portal::as).max().orElse(0);
        Figures.note("the portal was visited in %d s; kinds of pages of the account that has most: %d"
                .formatted(Duration.ofNanos(System.nanoTime() - started).toSeconds(), kinds));
        Figures.note("answers of the portal by status: " + portal.answers().stream()
                .collect(Collectors.groupingBy(asked -> asked.answer().status(), TreeMap::new, Collectors.counting())));
    }

    @Test
    @Order(1)
    void every_operation_that_takes_text_was_reached() {
        assertEquals(List.of(), seeding.unreached(), "operations that refuse what this test sends: their recipes must give other values");
        assertEquals(List.of(), operations.stream().filter(operation -> operation.isImport() && ImportFile.of(operation) == null).map(Operation::toString).toList());
        assertTrue(seeding.held().size() > 20, seeding.held()::toString);
    }

    @Test
    @Order(2)
    void no_answer_shows_a_secret_without_permission() {
        var leaks = new Leaks(finder);
        seeding.answers().forEach(leaks::lookAt);
        imports.answers().forEach(leaks::lookAt);
        portal.answers().forEach(leaks::lookAt);
        new Walk(operations, accounts, callers, records, random.nextInt()).run(leaks::lookAt);
        Figures.note("answers with a PDF: " + leaks.pdfs().keySet());
        Figures.note("secrets that a permitted account has read: %d of %d that are held".formatted(
                held().filter(leaks::wasRead).count(), held().count()));
        assertNone(leaks.lines());
        // A search that found nothing for anybody would prove nothing.
        assertEquals(List.of(), files.sent().stream().filter(secret -> !leaks.wasRead(secret)).map(Secret::field).toList());
        assertEquals(List.of(), Arrays.stream(PortalFile.values()).filter(PortalFile::isGiven).filter(file -> !wasRead(leaks, file)).toList());
    }

    private Stream<Secret> held() {
        var held = new HashSet<>(seeding.held());
        held.addAll(imports.held());
        return Stream.concat(seeding.sent().stream(), imports.sent().stream()).filter(secret -> held.contains(secret.field()));
    }

    /// Whether somebody got the file and, if people typed what is in it, found that there.
    private static boolean wasRead(Leaks leaks, PortalFile file) {
        var fields = leaks.pdfs().get(Leaks.shortened("GET " + file.address().replaceAll("\\{\\w+}", "{id}")));
        return fields != null && (!file.showsWhatWasTyped() || !fields.isEmpty());
    }

    @Test
    @Order(3)
    void no_refusal_repeats_a_secret() {
        var leaks = new Leaks(finder);
        operations.parallelStream().forEach(operation -> misuse.of(operation, recipes.whoCalls(operation)).forEach(leaks::lookAt));
        door.all().forEach(leaks::lookAt);
        assertNone(leaks.lines());
    }

    @Test
    @Order(5)
    void no_metric_holds_a_secret() {
        var leaks = new Leaks(finder);
        for (var port : Port.values()) {
            if (port != Port.POSTGRES) {
                var metrics = new Calls(URI.create("http://127.0.0.1:" + port.managementFrom(local.port())), null)
                        .get(port == Port.KEYCLOAK ? "/metrics" : "/q/metrics").expect(200);
                finder.in(metrics.body()).forEach(found -> leaks.note("the metrics of " + port.service(), found.secret(), found.encoding()));
            }
        }
        var ofPdf = new Calls(URI.create("http://127.0.0.1:" + Port.pdfManagementFrom(local.port())), null).get("/q/metrics").expect(200);
        finder.in(ofPdf.body()).forEach(found -> leaks.note("the metrics of pdf", found.secret(), found.encoding()));
        assertNone(leaks.lines());
    }

    @Test
    @Order(6)
    void no_file_holds_a_secret() throws IOException {
        var leaks = new Leaks(finder);
        for (var folder : List.of("logs", "mail", "sms", "run", "data")) {
            for (var file : filesIn(local.home().resolve(folder))) {
                finder.in(Files.readAllBytes(file)).forEach(found ->
                        leaks.note(local.home().relativize(file).toString().replaceAll("mail/.*", "a mail"), found.secret(), found.encoding()));
            }
        }
        assertNone(leaks.lines());
    }

    /// PostgreSQL's own files are searched by SQL. They are left out here, because they come and go.
    private List<Path> filesIn(Path folder) throws IOException {
        var found = new ArrayList<Path>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inside, BasicFileAttributes attributes) {
                return inside.equals(local.home().resolve("data/postgres")) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (Files.isRegularFile(file)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    /// The suite traces no requests, so no span can hold a secret.
    @Test
    @Order(7)
    void no_traces_exist_that_could_hold_a_secret() throws IOException {
        for (var port : List.of(Port.GATEWAY, Port.PORTAL, Port.REFERRAL, Port.SHELTER, Port.INSPECTION)) {
            var features = Files.readAllLines(local.home().resolve("logs/" + port.service() + ".log")).stream().filter(line -> line.contains("Installed features")).toList();
            assertTrue(!features.isEmpty() && features.stream().noneMatch(line -> line.contains("opentelemetry")), () -> port.service() + " traces: search its spans too");
        }
    }

    @Test
    @Order(8)
    void no_table_holds_a_secret_in_clear() throws Exception {
        var lines = new TreeSet<String>();
        for (var database : DATABASES) {
            try (var connection = local.database(database)) {
                new Stored(connection, database).search(finder).stream().filter(hit -> !KeptInClear.allows(hit))
                        .forEach(hit -> lines.add(hit.column() + " has " + hit.secret().field() + " (" + hit.encoding() + ")"));
            }
        }
        assertNone(lines);
    }

    @Test
    @Order(9)
    void no_backup_holds_a_secret(@TempDir Path folder) throws IOException {
        var file = folder.resolve("backup");
        local.launcher().run("backup", file.toString()).expectSuccess();
        var leaks = new Leaks(finder);
        for (var written : filesIn(folder)) {
            finder.in(Files.readAllBytes(written)).forEach(found -> leaks.note("a backup", found.secret(), found.encoding()));
        }
        assertTrue(Files.size(file) > 0);
        assertNone(leaks.lines());
    }

    private static void assertNone(Set<String> leaks) {
        assertTrue(leaks.isEmpty(), () -> leaks.size() + " leaks:\n" + String.join("\n", leaks));
    }
}
