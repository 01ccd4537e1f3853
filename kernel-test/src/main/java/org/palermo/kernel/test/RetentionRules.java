package org.palermo.kernel.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.retention.RetentionJob;

/// Rules for the end of every kind of record. Extended by a `RetentionTest` in each service, which says how a record
/// reaches its end and what is left of it.
public abstract class RetentionRules {
    private static final String EXPLANATION = "Zx, Crown Court, T-2026-113";
    private static final String ERASED = """
            select record_id from audit_entry
             where action = 'ERASE' and subject = 'system:retention' and purpose = 'RETENTION'
            """;

    @Inject
    RetentionJob job;

    private UUID record;

    /// For example `/api/nrm/v1`.
    protected abstract String api();

    protected abstract String kind();

    protected abstract String country();

    /// The rule as the audit names it.
    protected abstract String rule();

    /// Calendar days after which a record that ends today is certainly still kept, and the first on which it is certainly
    /// due.
    protected abstract int kept();

    protected abstract int due();

    /// Runs before the first record of a test.
    protected abstract void clear();

    /// Creates a record that has reached its end, as soon as possible.
    protected abstract UUID over();

    /// Checks that nothing of the record was erased.
    protected abstract void isWhole(UUID record);

    /// Checks that only the counted data are left, and that people who could read the record are told so.
    protected abstract void isGone(UUID record);

    /// `from` clauses in which the job's actor must see no row.
    protected abstract List<String> hidden();

    /// The purpose under which the erasure is recorded for backups.
    protected abstract String journal();

    /// The statement by which the retention erases one record, as the service's user.
    protected abstract String erasing(UUID record);

    @BeforeEach
    void arrangeOne() {
        TestClock.ahead(Duration.ZERO);
        clear();
        record = over();
    }

    @AfterEach
    void backToTheDay() {
        TestClock.ahead(Duration.ZERO);
    }

    @Test
    void a_record_within_its_time_is_not_listed_and_stays() {
        TestClock.ahead(Duration.ofDays(kept()));
        assertFalse(listed().contains(record.toString()));
        run();
        isWhole(record);
    }

    @Test
    void a_record_past_its_time_is_listed_and_goes() {
        TestClock.ahead(Duration.ofDays(due()));
        assertTrue(listed().contains(record.toString()));
        run();
        isGone(record);
        assertFalse(listed().contains(record.toString()));
    }

    @Test
    void the_audit_proves_what_went_by_which_rule_of_which_edition() {
        TestClock.ahead(Duration.ofDays(due()));
        run();
        assertEquals(1, count("audit_entry where record_id = '" + record + "' and record_kind = '" + kind() + "' and action = 'ERASE'"
                + " and subject = 'system:retention' and purpose = 'RETENTION' and purpose_reference = '" + rule() + "'"));
        assertEquals(1, count("audit_entry where record_id = '" + record + "' and action = 'ERASE'"));
        assertEquals(1, count("erasure where owner = '" + record + "' and purpose = '" + journal() + "' and erased_at <= now()"));
    }

    @Test
    void the_dry_run_shows_exactly_what_the_job_then_takes() {
        UUID held = over();
        place(held).then().statusCode(201);
        TestClock.ahead(Duration.ofDays(due()));
        Set<String> before = new TreeSet<>(texts(ERASED));
        Set<String> shown = new TreeSet<>(listed(Account.DATA_PROTECTION, country(), false));
        Set<String> elsewhere = new TreeSet<>(listed(Account.DATA_PROTECTION, country().equals("GB") ? "ZZ" : "GB", false));
        assertTrue(shown.contains(record.toString()) && !shown.contains(held.toString()));
        shown.addAll(elsewhere);
        assertEquals(shown.size(), run());
        Set<String> taken = new TreeSet<>(texts(ERASED));
        taken.removeAll(before);
        assertEquals(shown, taken);
    }

    @Test
    void a_page_goes_on_where_the_last_one_ended() {
        over();
        TestClock.ahead(Duration.ofDays(due()));
        List<String> whole = as(Account.AUDITOR).get(list() + "&limit=200").then().statusCode(200).extract().path("items.record");
        List<String> paged = new ArrayList<>();
        for (String next = ""; next != null && paged.size() < whole.size();) {
            JsonPath page = as(Account.AUDITOR).get(list() + "&limit=1" + (next.isEmpty() ? "" : "&cursor=" + next))
                    .then().statusCode(200)
                    .extract().jsonPath();
            paged.addAll(page.getList("items.record"));
            next = page.getString("next");
        }
        assertEquals(whole, paged);
    }

    @Test
    void a_second_run_does_nothing() {
        TestClock.ahead(Duration.ofDays(due()));
        assertTrue(run() > 0);
        long entries = count("audit_entry where purpose = 'RETENTION'");
        assertEquals(0, run());
        assertEquals(entries, count("audit_entry where purpose = 'RETENTION'"));
    }

    @Test
    void two_runs_at_once_take_each_record_once() throws Exception {
        TestClock.ahead(Duration.ofDays(due()));
        CompletableFuture<Long> other = InBackground.run(this::run);
        run();
        other.get();
        isGone(record);
        assertEquals(1, count("audit_entry where record_id = '" + record + "' and action = 'ERASE'"));
    }

    @Test
    void a_record_that_fails_stays_whole_without_an_entry_and_goes_with_the_next_run() {
        UUID other = over();
        TestClock.ahead(Duration.ofDays(due()));
        execute("""
                create function fail_on_purpose() returns trigger language plpgsql as
                $$ begin if new.record_id = '%s' and new.action = 'ERASE' then raise exception 'on purpose'; end if; return new; end $$;
                create trigger fails_on_purpose before insert on audit_entry for each row execute function fail_on_purpose()
                """.formatted(record));
        try {
            run();
            isGone(other);
            isWhole(record);
        } finally {
            execute("drop trigger fails_on_purpose on audit_entry; drop function fail_on_purpose()");
        }
        run();
        isGone(record);
    }

    @Test
    void a_legal_hold_keeps_it_until_it_is_lifted() {
        String hold = place(record).then().statusCode(201).extract().path("id");
        TestClock.ahead(Duration.ofDays(due()));
        assertTrue(listed(Account.AUDITOR, country(), true).contains(record.toString()));
        run();
        isWhole(record);
        String at = lift(record, hold).then().statusCode(200).extract().path("liftedAt");
        assertEquals(at, lift(record, hold).then().statusCode(200).extract().path("liftedAt"), "the same again changes nothing");
        run();
        isGone(record);
        assertEquals(1, count("audit_entry where record_id = '" + record + "' and action = 'PLACE_LEGAL_HOLD'"));
        assertEquals(1, count("audit_entry where record_id = '" + record + "' and action = 'LIFT_LEGAL_HOLD'"));
    }

    @Test
    void ok_200_a_record_is_found_by_its_id_and_reference_before_its_time_is_over() {
        JsonPath found = named(Account.DATA_PROTECTION.token(), record.toString());
        assertEquals(List.of(record.toString()), found.getList("items.record"));
        assertEquals(List.of(kind(), country()), List.of(found.getString("items[0].kind"), found.getString("items[0].country")));
        assertFalse(found.getBoolean("items[0].held") || found.getBoolean("items[0].erased"));
        assertEquals(rule(), found.getString("items[0].rule"));
        place(record).then().statusCode(201);
        String reference = found.getString("items[0].reference");
        JsonPath again = named(Account.AUDITOR.token(), reference == null ? record.toString() : reference.toLowerCase(Locale.ROOT));
        assertEquals(List.of(record.toString()), again.getList("items.record"));
        assertTrue(again.getBoolean("items[0].held"));
        assertEquals(2, count("audit_entry where record_id = '" + record + "' and record_kind = '" + kind() + "' and action = 'FIND'"));
        String elsewhere = TestTokens.covering(Account.DATA_PROTECTION, Set.of("FR"));
        assertEquals(List.of(), named(elsewhere, record.toString()).getList("items"), "of another country, as of one that does not exist");
        assertEquals(List.of(), named(elsewhere, reference == null ? record.toString() : reference).getList("items"));
        assertEquals(List.of(), named(Account.DATA_PROTECTION.token(), UUID.randomUUID().toString()).getList("items"));
    }

    @Test
    void of_two_holds_one_that_stands_is_enough() {
        String first = place(record).then().statusCode(201).extract().path("id");
        place(record).then().statusCode(201);
        lift(record, first).then().statusCode(200);
        TestClock.ahead(Duration.ofDays(due()));
        run();
        isWhole(record);
    }

    @Test
    void what_the_officer_wrote_is_sealed_for_officers_and_goes_with_the_record() {
        String hold = place(record).then().statusCode(201).extract().path("id");
        assertEquals(EXPLANATION,
                as(Account.DATA_PROTECTION).get(holds(record)).then().statusCode(200).extract().path("items[0].explanation"));
        Response auditors = as(Account.AUDITOR).get(holds(record)).then().statusCode(200).extract().response();
        assertEquals("PROCEEDINGS", auditors.path("items[0].reason"));
        assertFalse(auditors.asString().contains("Crown"));
        assertEquals(0, count("legal_hold where position(convert_to('Crown', 'UTF8') in explanation) > 0"));
        lift(record, hold).then().statusCode(200);
        TestClock.ahead(Duration.ofDays(due()));
        run();
        assertEquals(0, count("data_key where owner = '" + hold + "'"));
        assertEquals(1, count("erasure where owner = '" + hold + "' and purpose = 'LEGAL_HOLD'"));
        assertNull(as(Account.DATA_PROTECTION).get(holds(record)).then().statusCode(200).extract().path("items[0].explanation"));
    }

    @Test
    void conflict_409_nothing_is_left_to_hold() {
        TestClock.ahead(Duration.ofDays(due()));
        run();
        assertEquals("urn:palermo:problem:retention:erased", place(record).then().statusCode(409).extract().path("type"));
    }

    /// A hold that is placed while the job runs: the job waits, and then leaves the record.
    @Test
    void a_hold_that_is_first_is_seen_by_the_job() throws Exception {
        try (Acting officer = Acting.as(Account.DATA_PROTECTION)) {
            officer.count("lock_retained('%s', '%s')".formatted(kind(), record));
            officer.change("""
                    insert into legal_hold (id, kind, record, country, reason, explanation, placed_at, placed_by, agency)
                    values (gen_random_uuid(), '%s', '%s', '%s', 'CLAIM', '\\x01', now(), '%s', '%s')
                    """.formatted(kind(), record, country(), Account.DATA_PROTECTION.name(), Account.DATA_PROTECTION.agency()));
            TestClock.ahead(Duration.ofDays(due()));
            CompletableFuture<Long> run = InBackground.run(this::run);
            waitsForALock(run);
            officer.commit();
            run.get();
        }
        isWhole(record);
    }

    /// An erasure in progress when a hold is placed: the hold waits, and then finds the record erased.
    @Test
    void an_erasure_that_is_first_is_seen_by_the_hold() throws Exception {
        try (Acting retention = Acting.system("retention")) {
            assertEquals(1, retention.count("(select 1 where " + erasing(record) + ") erased"));
            CompletableFuture<Integer> placed = InBackground.run(() -> place(record).statusCode());
            waitsForALock(placed);
            retention.commit();
            assertEquals(409, placed.get());
        }
        assertEquals(0, count("legal_hold where record = '" + record + "'"));
    }

    /// The database refuses an erasure that did not check for holds.
    @Test
    void the_database_erases_nothing_under_a_legal_hold() throws SQLException {
        place(record).then().statusCode(201);
        try (Acting retention = Acting.system("retention")) {
            SQLException refusal = assertThrows(SQLException.class,
                    () -> retention.count("(select 1 where " + erasing(record) + ") erased"));
            assertTrue(refusal.getMessage().contains("a legal hold stands"));
        }
    }

    @Test
    void the_jobs_actor_sees_nothing_else() throws SQLException {
        try (Acting retention = Acting.system("retention")) {
            for (String from : hidden()) {
                assertEquals(0, retention.count(from), from);
            }
            assertEquals(0, retention.change("update legal_hold set lifted_at = now(), lifted_by = 'x'"));
        }
    }

    @Test
    void a_legal_hold_is_seen_by_officers_and_auditors_of_its_country() throws SQLException {
        place(record).then().statusCode(201);
        for (Account account : Account.values()) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(account == Account.DATA_PROTECTION || account == Account.AUDITOR,
                        acting.count("legal_hold") > 0, account.name());
                acting.set("palermo.regions", "FR");
                assertEquals(0, acting.count("legal_hold"));
            }
        }
    }

    @Test
    void forbidden_403_wrong_role() {
        for (Account account : List.of(Account.AUTHORITY, Account.RESPONDER, Account.ADMINISTRATOR,
                Account.SHELTER, Account.CHIEF, Account.PROSECUTOR, Account.BORDER)) {
            as(account).get(list()).then().statusCode(403);
            as(account).get(api() + "/retention/records?reference=" + record).then().statusCode(403);
            as(account).get(holds(record)).then().statusCode(403);
            as(account).body(hold()).post(holds(record)).then().statusCode(403);
        }
        as(Account.AUDITOR).body(hold()).post(holds(record)).then().statusCode(403);
        as(Account.AUDITOR).post(holds(record) + "/" + UUID.randomUUID() + "/lift").then().statusCode(403);
    }

    @Test
    void forbidden_403_immigration_body_whatever_its_roles() throws SQLException {
        try (Registered border = Registered.as(Account.DATA_PROTECTION, "IMMIGRATION")) {
            as(Account.DATA_PROTECTION).get(list()).then().statusCode(403);
            as(Account.DATA_PROTECTION).get(holds(record)).then().statusCode(403);
            place(record).then().statusCode(403);
        }
    }

    @Test
    void not_found_404_of_another_country_as_absent() {
        String other = TestTokens.covering(Account.DATA_PROTECTION, Set.of("FR"));
        RestAssured.given().auth().oauth2(other).get(list()).then().statusCode(404);
        RestAssured.given().auth().oauth2(other).get(holds(record)).then().statusCode(404);
        RestAssured.given().auth().oauth2(other).contentType(ContentType.JSON).body(hold()).post(holds(record)).then().statusCode(404);
        place(UUID.randomUUID()).then().statusCode(404);
        as(Account.DATA_PROTECTION).get(api() + "/retention/nothing/" + record + "/legal-holds").then().statusCode(404);
        lift(record, UUID.randomUUID().toString()).then().statusCode(404);
    }

    @Test
    void invalid_400_names_what_is_wrong() {
        as(Account.DATA_PROTECTION).get(api() + "/retention?kind=nothing&country=GB").then().statusCode(400);
        as(Account.DATA_PROTECTION).get(api() + "/retention/records?reference=!!!!").then().statusCode(400);
        as(Account.DATA_PROTECTION).get(api() + "/retention/records").then().statusCode(400);
        as(Account.DATA_PROTECTION).get(api() + "/retention?kind=" + kind() + "&country=XX").then().statusCode(400);
        as(Account.DATA_PROTECTION).body(Map.of("reason", "PROCEEDINGS")).post(holds(record)).then().statusCode(400);
        as(Account.DATA_PROTECTION).body(Map.of("reason", "BECAUSE", "explanation", "x")).post(holds(record)).then().statusCode(400);
    }

    protected final RequestSpecification as(Account account) {
        return RestAssured.given().auth().oauth2(account.token()).contentType(ContentType.JSON);
    }

    protected final Response place(UUID of) {
        return as(Account.DATA_PROTECTION).body(hold()).post(holds(of));
    }

    protected final long run() {
        return job.run().await().atMost(Duration.ofMinutes(1));
    }

    protected static long count(String from) {
        return Long.parseLong(texts("select count(*) from " + from).getFirst());
    }

    protected static List<String> texts(String query) {
        try (Connection database = TestDatabase.asSuperuser();
                Statement sql = database.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    protected static void execute(String statement) {
        try (Connection database = TestDatabase.asSuperuser(); Statement sql = database.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Response lift(UUID of, String hold) {
        return as(Account.DATA_PROTECTION).post(holds(of) + "/" + hold + "/lift");
    }

    private static Map<String, String> hold() {
        return Map.of("reason", "PROCEEDINGS", "explanation", EXPLANATION);
    }

    private String list() {
        return api() + "/retention?kind=" + kind() + "&country=" + country();
    }

    private JsonPath named(String token, String name) {
        return RestAssured.given()
                .auth().oauth2(token)
                .get(api() + "/retention/records?reference=" + name)
                .then().statusCode(200)
                .extract().jsonPath();
    }

    private String holds(UUID of) {
        return api() + "/retention/" + kind() + "/" + of + "/legal-holds";
    }

    private List<String> listed() {
        return listed(Account.DATA_PROTECTION, country(), false);
    }

    /// All pages of the list, held or not held.
    private List<String> listed(Account account, String of, boolean held) {
        List<String> found = new ArrayList<>();
        String next = "";
        do {
            JsonPath page = as(account).get(api() + "/retention?kind=" + kind() + "&country=" + of
                    + "&limit=200" + (next.isEmpty() ? "" : "&cursor=" + next))
                    .then().statusCode(200).extract().jsonPath();
            found.addAll(page.getList("items.findAll { it.held == " + held + " }.record"));
            next = page.getString("next");
        } while (next != null);
        return found;
    }

    /// @param waiting what must wait for a lock; if it ends instead, its failure says why
    private static void waitsForALock(CompletableFuture<?> waiting) throws InterruptedException {
        for (int i = 0; i < 1500 && !waiting.isDone() && count("pg_locks where locktype = 'advisory' and not granted") == 0; i++) {
            Thread.sleep(20);
        }
        if (count("pg_locks where locktype = 'advisory' and not granted") == 0) {
            fail("nobody waits: " + (waiting.isDone() ? waiting.join() : "not even begun"));
        }
    }
}
