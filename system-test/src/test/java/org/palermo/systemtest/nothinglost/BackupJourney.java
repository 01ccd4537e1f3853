package org.palermo.systemtest.nothinglost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.systemtest.EverythingStored;
import org.palermo.systemtest.People;
import org.palermo.systemtest.suite.Figures;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// A backup is made while people work, a person is erased, and the backup is restored. Everything that was promised before
/// the backup is there, nothing is there twice, and the erased person stays erased.
@Order(98)
@ExtendWith(RunningSuite.class)
class BackupJourney {

    /// More than one segment.
    private static final byte[] DOCUMENT = ("%PDF-1.7 " + "x".repeat(3 << 19)).getBytes(StandardCharsets.US_ASCII);
    private static final List<String> STORED_FORMS = List.of("referral_draft", "task_answer");
    private static final Duration NOTED_WITHIN = Duration.ofSeconds(20);

    private final Suite suite;
    private final LocalSuite local;
    private final Ledger ledger = new Ledger();

    @TempDir
    Path elsewhere;

    BackupJourney(Suite suite) {
        this.suite = suite;
        this.local = suite.local("the launcher");
    }

    @Test
    void a_backup_is_restored_and_an_erased_person_stays_erased() throws Exception {
        var town = Town.build(suite, ledger);
        var promises = new Promises(local, ledger);
        var checker = new Checker(local);
        var name = "Erased" + UUID.randomUUID().toString().substring(0, 8);
        var erased = suite.as("responder").post("/api/nrm/v1/referrals", People.referral("ADULT", "true", name)).expect(201).id();
        var file = elsewhere.resolve("disk/evening.backup");
        town.countBeds();
        var document = document(suite.as("responder").post("/api/nrm/v1/referrals", People.referral("ADULT", "true", "Kept")).expect(201).id());
        var lost = document(erased);
        storeForms();

        var asOf = backupDuringWork(town, file);
        assertEquals(List.of(), EverythingStored.filesWith(file.getParent(), name), "her name in the backup");
        erase(erased);
        noted(erased, file.getParent());
        new Responder(town.attempts(), ledger).once(ThreadLocalRandom.current());
        local.launcher().run("down").expectSuccess();
        refusesWhatItShould(file);
        doesNotStartWithoutItsKeys();
        var restored = local.launcher().run("restore", file.toString(), "--replace").expectSuccess();
        Figures.note("restored in %d ms: %s".formatted(restored.took().toMillis(), restored.output().strip()));
        assertTrue(restored.output().contains("1 erased again"), restored::output);
        local.up();

        checker.settle();
        assertEquals(List.of(), checker.brokenAudited());
        assertEquals(List.of(), promises.lost(asOf));
        staysErased(erased, name);
        noStoredForms();
        assertArrayEquals(DOCUMENT, suite.as("coordinator").get(document + "/content").expect(200).body());
        suite.as("coordinator").get(lost + "/content").expectProblem(404);
        // People go on working, and the rules still hold on the restored data.
        try (var load = Load.of(town.people())) {
            TimeUnit.SECONDS.sleep(3);
            load.finish();
        }
        checker.settle();
        assertEquals(List.of(), checker.brokenAudited());
    }

    /// @return an instant before the backup: everything that was promised until then is in it
    private Instant backupDuringWork(Town town, Path file) throws Exception {
        try (var load = Load.of(town.people())) {
            TimeUnit.SECONDS.sleep(2);
            var asOf = Instant.now();
            var made = local.launcher().run("backup", file.toString()).expectSuccess();
            Figures.note("backup during work: %d ms, %d kB: %s".formatted(made.took().toMillis(), Files.size(file) / 1024, made.output().strip()));
            TimeUnit.SECONDS.sleep(1);
            load.finish();
            return asOf;
        }
    }

    /// A document on a case, with its file.
    ///
    /// @return its path
    private String document(UUID file) {
        var path = "/api/nrm/v1/cases/" + file;
        suite.as("authority").send("PUT", path + "/coordinators/" + People.subject(suite, "coordinator"), new byte[0], Map.of()).expect(200);
        var id = suite.as("coordinator").post(path + "/documents", "{\"kind\":\"MEDICAL\",\"type\":\"PDF\",\"name\":\"report.pdf\",\"why\":\"for the claim\"}").expect(201).id();
        suite.as("coordinator").send("PUT", path + "/documents/" + id + "/content", DOCUMENT, Map.of("Content-Type", "application/octet-stream")).expect(200);
        return path + "/documents/" + id;
    }

    /// What the portal stores of forms.
    private void storeForms() throws SQLException {
        try (var portal = local.database("portal"); var statement = portal.createStatement()) {
            for (var table : STORED_FORMS) {
                statement.execute("""
                        insert into %s (subject, id, sealed, saved_at, expires_at)
                        values ('in the backup', gen_random_uuid(), 'typed', now(), now() + interval '1 day')""".formatted(table));
            }
        }
    }

    private void noStoredForms() throws SQLException {
        try (var portal = local.database("portal")) {
            for (var table : STORED_FORMS) {
                assertEquals(Set.of(), Checker.ids(portal, "select id from %s where subject = 'in the backup'".formatted(table)), table);
            }
        }
    }

    private void erase(UUID person) {
        suite.as("data-protection").post("/api/nrm/v1/cases/" + person + "/erasure", "{\"reason\": \"DATA_SUBJECT_REQUEST\"}").expect(202);
        suite.as("authority").post("/api/nrm/v1/cases/" + person + "/erasure/answer", "{\"erase\": true}").expect(200);
    }

    /// The erasure is noted outside the database, beside each backup, within seconds.
    private void noted(UUID person, Path folder) {
        for (var journal : List.of(folder.resolve("erasures.journal"), local.home().resolve("backups/erasures.journal"))) {
            Awaitility.await("the journal").atMost(NOTED_WITHIN).ignoreExceptions().until(() -> Files.readString(journal).contains(person.toString()));
        }
    }

    /// Each refusal is one line that says why, and changes nothing: the restore after them finds everything as it was.
    private void refusesWhatItShould(Path file) throws IOException {
        refuses("There is data in this home already", file);
        refuses("There is no backup at", file.resolveSibling("other.backup"), "--replace");
        var whole = Files.readAllBytes(file);
        var damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;
        refuses("damaged or incomplete", Files.write(elsewhere.resolve("damaged.backup"), damaged), "--replace");
        refuses("damaged or incomplete", Files.write(elsewhere.resolve("cut.backup"), Arrays.copyOf(whole, whole.length / 4 * 3)), "--replace");
        refuses("is not a backup", Files.writeString(elsewhere.resolve("letter.backup"), "Dear all"), "--replace");
        var theirs = new String(whole, 0, 100, StandardCharsets.ISO_8859_1).replaceFirst("^palermo-backup 1 \\S+", "palermo-backup 1 0badc0de");
        refuses("sealed with another key", Files.writeString(elsewhere.resolve("theirs.backup"), theirs, StandardCharsets.ISO_8859_1), "--replace");
    }

    /// New keys in place of the lost ones would open nothing. If the service only waited for the lost ones, nobody would
    /// learn that they are lost.
    private void doesNotStartWithoutItsKeys() throws IOException {
        var keys = local.home().resolve("keys/referral-service-master.json");
        var kept = Files.readAllBytes(keys);
        Files.delete(keys);
        var lost = local.launcher().run("up", "--detach", "--port", String.valueOf(local.port()));
        assertTrue(lost.code() != 0 && lost.output().contains("There are no master keys"), lost::output);
        assertFalse(Files.exists(keys), "no new keys were made in place of the lost ones");
        local.launcher().run("keys", "make", keys.toString()).expectSuccess();
        var others = local.launcher().run("up", "--detach", "--port", String.valueOf(local.port()));
        assertTrue(others.code() != 0 && others.output().contains("another installation"), others::output);
        Files.write(keys, kept);
    }

    private void refuses(String why, Path file, String... options) {
        var arguments = new ArrayList<>(List.of("restore", file.toString()));
        arguments.addAll(List.of(options));
        var said = local.launcher().run(arguments.toArray(String[]::new));
        assertNotEquals(0, said.code(), said::output);
        assertTrue(said.output().contains(why), said::output);
        assertFalse(said.output().contains("\tat "), said::output);
    }

    private void staysErased(UUID person, String name) throws Exception {
        try (var database = local.database("referral")) {
            assertEquals(List.of(), EverythingStored.tablesWith(database, name));
            assertTrue(Checker.ids(database, "select owner from data_key where owner = '%s'".formatted(person)).isEmpty(), "her key");
            assertFalse(Checker.ids(database, "select owner from erasure where owner = '%s'".formatted(person)).isEmpty(), "the record of it");
            assertFalse(Checker.ids(database, "select id from case_file where id = '%s' and erased_at is not null".formatted(person)).isEmpty());
        }
        var seen = suite.as("authority").get("/api/nrm/v1/cases/" + person);
        assertFalse(seen.text().contains(name), seen::toString);
    }

    /// The whole restore on another machine: a home with only the keys and secrets that were stored separately.
    @Test
    void a_backup_is_restored_into_an_empty_home_with_the_saved_keys() throws Exception {
        var file = elsewhere.resolve("for-another.backup");
        local.launcher().run("backup", file.toString()).expectSuccess();
        var other = local.launcher().at(elsewhere.resolve("home"));
        assertTrue(other.run("restore", file.toString()).output().contains("no key for backups"));
        copy("keys", elsewhere.resolve("home"));
        Files.copy(local.home().resolve("secrets"), elsewhere.resolve("home/secrets"));
        other.run("restore", file.toString()).expectSuccess();
        assertTrue(other.run("restore", file.toString()).output().contains("There is data in this home already"));
    }

    private void copy(String folder, Path home) throws IOException {
        Files.createDirectories(home.resolve(folder));
        try (var files = Files.list(local.home().resolve(folder))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, home.resolve(folder).resolve(file.getFileName()));
            }
        }
    }

    /// At the limit in the profile, the last copy of an erased key is gone.
    @Test
    void a_backup_past_its_limit_is_deleted_by_the_next_one() throws Exception {
        var old = elsewhere.resolve("old.backup");
        var next = elsewhere.resolve("next.backup");
        local.launcher().run("backup", old.toString()).expectSuccess();
        var bytes = Files.readAllBytes(old);
        var clear = new String(bytes, 0, 60, StandardCharsets.ISO_8859_1);
        var made = clear.replaceAll("(?s)^\\S+ \\S+ \\S+ (\\S+)\n.*", "$1");
        var aged = made.replaceFirst("^\\d{4}", String.valueOf(Integer.parseInt(made.substring(0, 4)) - 1)).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(aged, 0, bytes, clear.indexOf(made), aged.length);
        Files.write(old, bytes);

        var said = local.launcher().run("backup", next.toString()).expectSuccess();

        assertTrue(said.output().contains("deleted " + old), said::output);
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(next));
        local.launcher().run("backup", "--prune", "--keep-days", "1").expectSuccess();
        assertTrue(Files.exists(next), "it is young");
    }
}
