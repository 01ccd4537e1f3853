package org.palermo.systemtest.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.systemtest.People;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Whatever happens to the keys, records that could be read before can still be read. A record that can't be read is
/// reported as such and hinders nothing else.
@Order(86)
@ExtendWith(RunningSuite.class)
class KeysJourney {

    private static final Duration WRAPPED_AGAIN_WITHIN = Duration.ofSeconds(60);
    private static final String FLIP = """
            update case_person set family_name = set_byte(family_name, length(family_name) - 1, get_byte(family_name, length(family_name) - 1) # 1)
             where case_file = '%s'
            """;

    private final Suite suite;
    private final LocalSuite local;
    private final ServiceKeys keys;

    @TempDir
    Path folder;

    KeysJourney(Suite suite) {
        this.suite = suite;
        this.local = suite.local("the launcher");
        this.keys = new ServiceKeys(local);
    }

    @Test
    void users_notice_nothing_of_a_key_rotation_and_retirement() throws Exception {
        var person = refer("Rotated");
        var before = keys.used();
        var goesOn = new AtomicBoolean(true);
        try (var reading = Executors.newVirtualThreadPerTaskExecutor()) {
            var reader = reading.submit(() -> {
                while (goesOn.get()) {
                    assertName("Rotated", read(person));
                    Thread.sleep(50);
                }
                return null;
            });
            try {
                local.launcher().run("keys", "rotate", ServiceKeys.SERVICE).expectSuccess();
                Awaitility.await("all wrapped again").atMost(WRAPPED_AGAIN_WITHIN).until(() -> Collections.disjoint(before, keys.used()));
                var retired = local.launcher().run("keys", "retire", ServiceKeys.SERVICE).expectSuccess();
                assertTrue(retired.output().contains("retired ["), retired::output);
            } finally {
                goesOn.set(false);
            }
            reader.get();
        }
        var status = local.launcher().run("keys", "status", ServiceKeys.SERVICE).expectSuccess().output();
        assertEquals(1, status.lines().filter(line -> line.startsWith(ServiceKeys.SERVICE)).count(), status);
        assertName("Rotated", read(person));
    }

    /// With another installation's file, new records would be encrypted with keys that nobody could use again.
    @Test
    void a_lost_damaged_or_foreign_key_file_changes_nothing_while_the_service_runs() throws Exception {
        var before = refer("Before");
        var right = keys.used();
        var other = folder.resolve("other.json");
        local.launcher().run("keys", "make", other.toString()).expectSuccess();
        keys.exchangedFor(Files.readString(other), "anothers-keyset", () -> worksOn(before));
        keys.exchangedFor("{\"primaryKeyId\": 12", "damaged-keyset", () -> {
            worksOn(before);
            refusesToRotate("damaged");
        });
        keys.exchangedFor(null, "missing", () -> {
            worksOn(before);
            refusesToRotate("There are no master keys");
        });
        assertEquals(right, keys.used());
    }

    private void worksOn(UUID before) {
        assertName("Before", read(before));
        assertName("Meanwhile", read(refer("Meanwhile")));
    }

    /// All services rotate or none, because a second attempt would rotate the first ones twice.
    private void refusesToRotate(String why) {
        var status = local.launcher().run("keys", "status");
        assertTrue(status.output().contains("shelter-capacity-service") && status.output().contains(why), status::output);
        var others = kept();
        var said = local.launcher().run("keys", "rotate");
        assertTrue(said.code() != 0 && said.output().contains(why), said::output);
        assertEquals(others, kept());
    }

    private String kept() {
        try {
            return Files.readString(keys.file().resolveSibling("shelter-capacity-service-master.json"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_damaged_record_is_reported_and_affects_no_other_record() throws Exception {
        var damaged = refer("Damaged");
        var sound = refer("Sound");
        try (var database = local.database("referral"); var sql = database.createStatement()) {
            assertEquals(1, sql.executeUpdate(FLIP.formatted(damaged)));
            var refused = read(damaged).expectProblem(500);
            assertEquals("urn:palermo:problem:protection:damaged", refused.json().path("type").asText());
            assertName("Sound", read(sound));
            suite.as("authority").get("/api/nrm/v1/cases?limit=5").expect(200);
            assertEquals(1, sql.executeUpdate(FLIP.formatted(damaged)));
            assertName("Damaged", read(damaged));
        }
    }

    private UUID refer(String name) {
        return suite.as("responder").post("/api/nrm/v1/referrals", People.referral("ADULT", "true", name)).expect(201).id();
    }

    private Answer read(UUID person) {
        return suite.as("authority").get("/api/nrm/v1/cases/" + person);
    }

    private static void assertName(String name, Answer seen) {
        assertEquals(name, seen.expect(200).json().at("/person/givenName").asText(), seen::toString);
    }
}
