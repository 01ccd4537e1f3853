package org.palermo.referral.people.credential;

import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.referral.people.FakeKeycloak;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(FakeKeycloak.class)
class CredentialEventsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Instant at = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
    private UUID worker;

    @BeforeEach
    void someoneWithAnAccount() {
        FakeKeycloak.reset();
        sql("delete from identity_reading; delete from identity_event; delete from recovery_code_mail; delete from access_review; delete from person");
        sql("""
            insert into provider (id, name, kind, country, first_responder, registered_at) values ('%s', 'Aid', 'NGO', 'GB', false, now())
            on conflict (id) do nothing
            """.formatted(Account.NGO.agency()));
        worker = FakeKeycloak.has(UUID.randomUUID(), "worker", Account.NGO.agency(), "ngo");
        Awaitility.await().atMost(PATIENCE).until(() -> count("select count(*) from identity_reading where next_from > 'epoch'") == 2);
    }

    private ObjectNode event(String type, String credential) {
        return FakeKeycloak.event(type, worker, credential, at);
    }

    private long entries(String action) {
        return count("select count(*) from audit_entry where action = '%s' and record_kind = 'person' and record_id = '%s' and subject = '%s'"
                .formatted(action, worker, worker));
    }

    private long allEntries() {
        return count("select count(*) from audit_entry where subject = '%s'".formatted(worker));
    }

    private void awaitEntries(String action, int wanted) {
        Awaitility.await().atMost(PATIENCE).until(() -> entries(action) == wanted);
    }

    /// One run that began before may still be on its way, so that the third one has seen everything.
    private static void awaitRuns() {
        int before = FakeKeycloak.eventsAsked.get();
        Awaitility.await().atMost(PATIENCE).until(() -> FakeKeycloak.eventsAsked.get() >= before + 3);
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATE_CREDENTIAL,password,CHANGE_PASSWORD", "UPDATE_CREDENTIAL,otp,SET_SECOND_FACTOR",
        "UPDATE_CREDENTIAL,recovery-authn-codes,MAKE_RECOVERY_CODES", "REMOVE_CREDENTIAL,otp,REMOVE_SECOND_FACTOR",
        "REMOVE_CREDENTIAL,recovery-authn-codes,REMOVE_RECOVERY_CODES", "UPDATE_CREDENTIAL,webauthn,CHANGE_CREDENTIAL",
        "REMOVE_CREDENTIAL,,CHANGE_CREDENTIAL"
    })
    void each_change_is_one_entry_of_the_person_at_the_time_of_keycloak(String type, String credential, String action) {
        FakeKeycloak.events.add(event(type, credential));
        awaitEntries(action, 1);
        assertEquals(1, allEntries());
        assertEquals(1, count("""
                select count(*) from audit_entry
                 where subject = '%s' and recorded_at = '%s' and agency = '%s' and address is null and purpose is null and listed is null
                """.formatted(worker, at, Account.NGO.agency())));
    }

    @Test
    void an_auditor_finds_it_under_what_the_person_did() {
        FakeKeycloak.events.add(event("UPDATE_CREDENTIAL", "otp"));
        awaitEntries("SET_SECOND_FACTOR", 1);
        as(Account.AUDITOR).get("/api/nrm/v1/oversight/people/" + worker + "/accesses?day=" + at.atZone(ZoneId.of("Europe/London")).toLocalDate())
                .then().statusCode(200).body("items.action", hasItem("SET_SECOND_FACTOR"));
    }

    @Test
    void a_new_password_by_a_mailed_link_is_told_from_another_one() {
        FakeKeycloak.events.add(FakeKeycloak.event("SEND_RESET_PASSWORD", worker, null, at.minusSeconds(600)));
        FakeKeycloak.events.add(event("UPDATE_CREDENTIAL", "password"));
        awaitEntries("RESET_PASSWORD", 1);
        assertEquals(1, allEntries());

        // Anybody can ask for a link to be mailed to her while she is signed in and changes her password.
        FakeKeycloak.events.add(event("UPDATE_CREDENTIAL", "password").put("clientId", "account-console"));
        awaitEntries("CHANGE_PASSWORD", 1);
        assertEquals(2, allEntries());
    }

    @Test
    void a_link_of_another_person_or_of_long_ago_counts_for_nothing() {
        FakeKeycloak.events.add(FakeKeycloak.event("SEND_RESET_PASSWORD", UUID.randomUUID(), null, at.minusSeconds(600)));
        FakeKeycloak.events.add(FakeKeycloak.event("SEND_RESET_PASSWORD", worker, null, at.minus(Duration.ofHours(1))));
        FakeKeycloak.events.add(event("UPDATE_CREDENTIAL", "password"));
        awaitEntries("CHANGE_PASSWORD", 1);
        assertEquals(0, entries("RESET_PASSWORD"));
    }

    @Test
    void the_same_event_twice_makes_one_entry() {
        ObjectNode event = event("UPDATE_CREDENTIAL", "otp");
        FakeKeycloak.events.add(event);
        FakeKeycloak.events.add(event.deepCopy());
        awaitEntries("SET_SECOND_FACTOR", 1);
        awaitRuns();
        assertEquals(1, entries("SET_SECOND_FACTOR"));
        // As if the service had lost where it was.
        sql("update identity_reading set next_from = 'epoch'");
        awaitRuns();
        assertEquals(1, allEntries());
    }

    @Test
    void what_keycloak_says_after_it_was_away_is_recorded() {
        FakeKeycloak.away = true;
        FakeKeycloak.events.add(event("UPDATE_CREDENTIAL", "otp"));
        awaitRuns();
        assertEquals(0, allEntries());
        FakeKeycloak.away = false;
        awaitEntries("SET_SECOND_FACTOR", 1);
    }

    @Test
    void all_events_of_full_pages_are_recorded() {
        for (int i = 0; i < 250; i++) {
            FakeKeycloak.events.add(FakeKeycloak.event("UPDATE_CREDENTIAL", worker, "otp", at.plusMillis(i / 100)));
        }
        awaitEntries("SET_SECOND_FACTOR", 250);
        awaitRuns();
        assertEquals(250, allEntries());
    }

    /// More sign-ins than one run reads, all in one millisecond.
    @Test
    void the_next_run_goes_on_where_one_has_read_enough() {
        FakeKeycloak.codesMade = Instant.now();
        FakeKeycloak.codesLeft.put(worker, 11);
        for (int i = 0; i < 2100; i++) {
            FakeKeycloak.events.add(event("LOGIN", "otp"));
        }
        FakeKeycloak.events.add(FakeKeycloak.event("LOGIN", worker, "recovery-authn-codes", at.plusMillis(5)));
        awaitEntries("USE_RECOVERY_CODE", 1);
        assertEquals(1, allEntries());
    }

    @Test
    void a_type_that_nobody_knows_is_left_out_and_holds_nothing_up() {
        FakeKeycloak.events.add(event("UNKNOWN_OF_A_LATER_RELEASE", "otp"));
        FakeKeycloak.events.add(event("UPDATE_CREDENTIAL", "otp").put("userId", "nobody"));
        ObjectNode ofNobody = event("UPDATE_CREDENTIAL", "otp");
        ofNobody.remove("userId");
        FakeKeycloak.events.add(ofNobody);
        FakeKeycloak.events.add(FakeKeycloak.event("REMOVE_CREDENTIAL", worker, "otp", at.plusMillis(1)));
        awaitEntries("REMOVE_SECOND_FACTOR", 1);
        assertEquals(1, allEntries());
    }

    @Test
    void an_account_whose_agency_is_no_id_is_recorded_without_one_and_holds_nothing_up() {
        UUID typo = FakeKeycloak.has(UUID.randomUUID(), "typo", Account.NGO.agency(), "ngo");
        FakeKeycloak.users.get(typo).withObject("/attributes").putArray("agency").add("Aid");
        FakeKeycloak.events.add(FakeKeycloak.event("UPDATE_CREDENTIAL", typo, "otp", at));
        FakeKeycloak.events.add(FakeKeycloak.event("UPDATE_CREDENTIAL", worker, "otp", at.plusMillis(1)));
        awaitEntries("SET_SECOND_FACTOR", 1);
        assertEquals(1, count("select count(*) from audit_entry where action = 'SET_SECOND_FACTOR' and subject = '%s' and agency is null".formatted(typo)));
    }

    @Test
    void an_event_of_a_strange_form_holds_nothing_up() {
        FakeKeycloak.events.add(event("REMOVE_CREDENTIAL", "otp").put("details", "none"));
        FakeKeycloak.events.add(FakeKeycloak.event("UPDATE_CREDENTIAL", worker, "otp", at.plusMillis(1)));
        awaitEntries("SET_SECOND_FACTOR", 1);
        assertEquals(1, entries("CHANGE_CREDENTIAL"));
    }

    @Test
    void recovery_codes_that_can_not_be_read_are_counted_once_they_can() {
        FakeKeycloak.codesMade = Instant.now();
        FakeKeycloak.codesLeft.put(worker, 11);
        FakeKeycloak.unreadable.add(worker);
        FakeKeycloak.events.add(event("LOGIN", "recovery-authn-codes"));
        FakeKeycloak.events.add(FakeKeycloak.event("UPDATE_CREDENTIAL", worker, "otp", at.plusMillis(1)));
        awaitEntries("SET_SECOND_FACTOR", 1);
        awaitRuns();
        assertEquals(1, allEntries());
        FakeKeycloak.unreadable.clear();
        FakeKeycloak.events.add(FakeKeycloak.event("REMOVE_CREDENTIAL", worker, "otp", at.plusMillis(2)));
        awaitEntries("USE_RECOVERY_CODE", 1);
        assertEquals(3, allEntries());
    }

    @Test
    void an_account_that_is_gone_is_recorded_without_an_agency() {
        FakeKeycloak.events.add(event("UPDATE_CREDENTIAL", "otp"));
        FakeKeycloak.users.remove(worker);
        awaitEntries("SET_SECOND_FACTOR", 1);
        assertEquals(1, count("select count(*) from audit_entry where subject = '%s' and agency is null".formatted(worker)));
    }

    @Test
    void a_recovery_code_that_is_gone_was_used() {
        FakeKeycloak.codesMade = Instant.now();
        FakeKeycloak.events.add(event("UPDATE_CREDENTIAL", "recovery-authn-codes"));
        awaitEntries("MAKE_RECOVERY_CODES", 1);
        assertEquals(0, entries("USE_RECOVERY_CODE"));

        FakeKeycloak.codesLeft.put(worker, 11);
        FakeKeycloak.events.add(FakeKeycloak.event("UPDATE_CREDENTIAL", worker, "otp", at.plusMillis(1)));
        awaitEntries("SET_SECOND_FACTOR", 1);
        assertEquals(1, entries("USE_RECOVERY_CODE"));

        FakeKeycloak.codesLeft.put(worker, 9);
        FakeKeycloak.events.add(FakeKeycloak.event("LOGIN", worker, "recovery-authn-codes", at.plusMillis(2)));
        awaitEntries("USE_RECOVERY_CODE", 3);
        assertEquals(5, allEntries());

        // Asked for earlier, answered later.
        FakeKeycloak.codesLeft.put(worker, 12);
        FakeKeycloak.events.add(FakeKeycloak.event("LOGIN", worker, "recovery-authn-codes", at.plusMillis(3)));
        awaitRuns();
        FakeKeycloak.codesLeft.put(worker, 9);
        FakeKeycloak.events.add(FakeKeycloak.event("REMOVE_CREDENTIAL", worker, "otp", at.plusMillis(4)));
        awaitEntries("REMOVE_SECOND_FACTOR", 1);
        assertEquals(3, entries("USE_RECOVERY_CODE"));
    }

    @Test
    void the_person_is_told_once_by_mail_that_a_code_was_used() throws IOException {
        FakeKeycloak.codesMade = Instant.now();
        FakeKeycloak.codesLeft.put(worker, 11);
        ObjectNode used = event("LOGIN", "recovery-authn-codes");
        Path mail = Path.of("target/mail", used.get("id").asText() + ".eml");
        FakeKeycloak.events.add(used);
        Awaitility.await().atMost(PATIENCE).until(() -> Files.exists(mail) && count("select count(*) from recovery_code_mail") == 0);
        String text = Files.readString(mail);
        assertTrue(text.contains("To: worker@example.org"), text);
        assertTrue(text.contains("one of your recovery codes"), text);
        Files.delete(mail);
        awaitRuns();
        assertFalse(Files.exists(mail), "told once");
    }

    /// What an instance began to send and did not finish is sent by another one after some minutes, and given up after a week.
    @Test
    void a_mail_that_failed_is_tried_again() throws IOException {
        UUID failed = UUID.randomUUID();
        UUID busy = UUID.randomUUID();
        UUID old = UUID.randomUUID();
        sql("""
            insert into recovery_code_mail (event, person, used_at, tried_at)
            values ('%s', '%s', now(), now() - interval '6 minutes'), ('%s', '%s', now(), now()), ('%s', '%s', now() - interval '8 days', null)
            """.formatted(failed, worker, busy, worker, old, worker));
        Awaitility.await().atMost(PATIENCE).until(() -> count("select count(*) from recovery_code_mail") == 1);
        assertEquals(1, count("select count(*) from recovery_code_mail where event = '%s'".formatted(busy)));
        assertTrue(Files.deleteIfExists(Path.of("target/mail", failed + ".eml")));
        assertFalse(Files.exists(Path.of("target/mail", old + ".eml")));
    }

    /// Nobody knows when those were used.
    @Test
    void codes_that_were_used_before_anything_was_read_are_not_recorded() {
        FakeKeycloak.codesLeft.put(worker, 7);
        FakeKeycloak.events.add(event("LOGIN", "recovery-authn-codes"));
        awaitRuns();
        assertEquals(0, allEntries());
        FakeKeycloak.codesLeft.put(worker, 6);
        FakeKeycloak.events.add(FakeKeycloak.event("LOGIN", worker, "recovery-authn-codes", at.plusMillis(1)));
        awaitEntries("USE_RECOVERY_CODE", 1);
        assertEquals(1, allEntries());
    }

    /// Only the job records in the name of another, and only what people do with their own credentials.
    @ParameterizedTest
    @CsvSource({
        "system:people,SET_SECOND_FACTOR,person,,true", "system:people,READ,person,,false", "system:people,SET_SECOND_FACTOR,case_file,,false",
        "system:people,SET_SECOND_FACTOR,person,another,false", "system:sequencer,SET_SECOND_FACTOR,person,,false",
        "0dc6d8f4-8e3d-4a58-9a63-000000000001,SET_SECOND_FACTOR,person,,false"
    })
    void the_database_refuses_other_entries_in_the_name_of_another(String actor, String action, String kind, String of, boolean accepted)
            throws SQLException {
        UUID record = of == null ? worker : UUID.randomUUID();
        try (Connection service = TestDatabase.asUser(); Statement sql = service.createStatement()) {
            service.setAutoCommit(false);
            Acting.set(service, "palermo.subject", actor);
            Acting.set(service, "palermo.request", "a request");
            String insert = """
                    insert into audit_entry (id, recorded_at, subject, action, record_kind, record_id, request_id)
                    values (gen_random_uuid(), now(), '%s', '%s', '%s', '%s', 'a request')""".formatted(worker, action, kind, record);
            if (accepted) {
                assertEquals(1, sql.executeUpdate(insert));
            } else {
                assertTrue(assertThrows(SQLException.class, () -> sql.executeUpdate(insert)).getMessage().contains("row-level security"));
            }
            service.rollback();
        }
    }
}
