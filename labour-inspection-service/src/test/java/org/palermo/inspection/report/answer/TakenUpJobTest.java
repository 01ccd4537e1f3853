package org.palermo.inspection.report.answer;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.find;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.OwnContext;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.EventProbe;
import org.palermo.kernel.test.Palermo;

/// The job asks a mechanism that a test plays.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class TakenUpJobTest {
    private static final EventProbe MECHANISM = EventProbe.running();
    private static final String FINDING = """
            {"subject":"ADULT","workers":1,"indicators":["EX01"],
             "suspectedVictim":{"consent":%s,"ageGroup":"ADULT","sex":"FEMALE","exploitation":["LABOUR"],"region":"GB-ENG-NW"}}
            """;
    private static final String ITEM = "{\"report\":\"%s\",\"takenUpOn\":\"%s\"}";

    @Inject
    TakenUpJob job;

    @Inject
    TakenUpAnswers answers;

    @Inject
    TakenUpProgress reading;

    @Inject
    Vertx vertx;

    @BeforeEach
    void nothingIsRead() {
        MECHANISM.clear();
        execute("update taken_up_reading set read_until = null, attempts = 0, lease = null, leased_until = null");
        mayAskNow();
    }

    @Test
    void the_chief_reads_it_on_the_tip_from_which_she_was_referred_and_the_partner_is_told_nothing() {
        String tip = as(Account.CHIEF).body("{\"channel\":\"PHONE\",\"country\":\"GB\",\"receivedOn\":\"%s\",\"concern\":\"LABOUR\",\"content\":{\"words\":\"a laundry\"}}".formatted(LocalDate.now()))
                .post(API + "/tips").then().statusCode(201).extract().path("id");
        String tag = as(Account.CHIEF).get(API + "/tips/" + tip).then().statusCode(200).body("takenUpOn", nullValue()).extract().header("ETag");
        String report = as(Account.CHIEF).header("If-Match", tag).body(FINDING.formatted(true).replaceFirst("(?s)^.*(\"suspectedVictim\")", "{$1")).post(API + "/tips/" + tip + "/decisions/referral")
                .then().statusCode(200).body("reportKind", equalTo("REFERRED")).extract().path("report");
        told("t", "{\"report\":\"%s\",\"takenUpOn\":\"2026-01-06\",\"reference\":\"ZZ-7Q2K\"}".formatted(report));
        nothingMore("t");
        run();
        as(Account.CHIEF).get(API + "/tips/" + tip).then().statusCode(200).body("takenUpOn", equalTo("2026-01-06")).body("mechanismReference", equalTo("ZZ-7Q2K"));
        as(Account.INSPECTOR).get(API + "/tips/" + tip).then().statusCode(403);
        assertEquals(1, count("select count(*) from tip where id = '" + tip + "' and mechanism_reference = 'ZZ-7Q2K'"));
        execute("update tip set sealed = null, recorded_by = null, agreement = null, report = null, report_kind = null, erased_at = now() where id = '" + tip + "'");
        assertEquals(1, count("select count(*) from tip where id = '" + tip + "' and mechanism_reference is null and taken_up_on is null"), "it goes with the tip");
    }

    @Test
    void the_inspectorate_reads_on_which_day_the_case_was_taken_up() {
        String visit = aVisit(Account.INSPECTOR);
        String report = find(Account.INSPECTOR, visit, FINDING.formatted(true)).then().statusCode(201).extract().path("report.id");
        as(Account.INSPECTOR).get(API + "/reports/" + report).then().statusCode(200).body("takenUpOn", nullValue());
        told("a", item(report, "2026-01-06"));
        nothingMore("a");
        run();
        for (Account account : List.of(Account.INSPECTOR, Account.CHIEF)) {
            as(account).get(API + "/reports/" + report).then().statusCode(200).body("takenUpOn", equalTo("2026-01-06"));
        }
        as(Account.INSPECTOR).get(API + "/reports?limit=200").then().statusCode(200)
                .body("items.find { it.id == '" + report + "' }.takenUpOn", equalTo("2026-01-06"));
        as(Account.INSPECTOR).get(API + "/visits/" + visit + "/findings").then().statusCode(200)
                .body("items[0].report.takenUpOn", equalTo("2026-01-06"));
        as(Account.OTHER_INSPECTOR).get(API + "/reports/" + report).then().statusCode(404);
    }

    @Test
    void the_inspectorate_reads_the_reference_of_the_case_where_the_mechanism_says_it() {
        String named = aReport(true);
        String unnamed = aReport(true);
        told("a", item(unnamed, "2026-01-06"), item(named, "2026-01-06\",\"reference\":\"QBE5-16CB-HA"));
        nothingMore("a");
        run();
        as(Account.INSPECTOR).get(API + "/reports/" + named).then().statusCode(200).body("takenUpOn", equalTo("2026-01-06"))
                .body("mechanismReference", equalTo("QBE5-16CB-HA"));
        as(Account.INSPECTOR).get(API + "/reports/" + unnamed).then().statusCode(200).body("takenUpOn", equalTo("2026-01-06"))
                .body("mechanismReference", nullValue());
    }

    @Test
    void it_asks_from_the_beginning_with_the_token_of_its_events_and_then_page_after_page() {
        String first = aReport(true);
        String second = aReport(true);
        told("a", item(first, "2026-01-06"));
        told("b", item(second, "2026-01-07"));
        nothingMore("b");
        run();
        assertEquals(List.of("beginning", "a", "b"), asked());
        assertTrue(MECHANISM.questions().stream().allMatch(one -> one.authorization().equals(Optional.of("Bearer probe"))));
        assertEquals("2026-01-06", day(first));
        assertEquals("2026-01-07", day(second));
    }

    @Test
    void the_position_survives_a_restart() {
        told("a", item(aReport(true), "2026-01-06"));
        nothingMore("a");
        run();
        MECHANISM.clear();
        nothingMore("a");
        new TakenUpJob(answers, reading, vertx).run().await().atMost(Duration.ofSeconds(30));
        assertEquals(List.of("a"), asked());
    }

    @Test
    void what_is_told_again_has_no_effect_and_a_later_day_changes_nothing() {
        String report = aReport(true);
        told("a", item(report, "2026-01-06"));
        told("b", item(report, "2026-01-06"), item(report, "2026-02-01"));
        nothingMore("b");
        run();
        assertEquals("2026-01-06", day(report));
    }

    @Test
    void a_report_without_identity_stays_as_it_is() {
        String notified = aReport(false);
        String referred = aReport(true);
        told("a", item(notified, "2026-01-06"), item(referred, "2026-01-06"));
        nothingMore("a");
        run();
        as(Account.INSPECTOR).get(API + "/reports/" + notified).then().statusCode(200)
                .body("kind", equalTo("NOTIFIED")).body("takenUpOn", nullValue());
        assertEquals("2026-01-06", day(referred));
    }

    @Test
    void a_report_that_is_gone_does_not_stop_the_others() {
        String report = aReport(true);
        told("a", item(UUID.randomUUID().toString(), "2026-01-06"), item(report, "2026-01-06"));
        nothingMore("a");
        run();
        assertEquals("2026-01-06", day(report));
        assertEquals("a", state("read_until"));
    }

    @Test
    void after_a_restore_of_the_mechanism_it_begins_again() {
        String report = aReport(true);
        execute("update taken_up_reading set read_until = 'earlier'");
        MECHANISM.answerQuestion(410, "{}");
        told("a", item(report, "2026-01-06"));
        nothingMore("a");
        run();
        assertEquals(List.of("earlier", "beginning", "a"), asked());
        assertEquals("2026-01-06", day(report));
        assertEquals("a", state("read_until"));
    }

    @Test
    void a_run_reads_50_pages_at_most_and_the_next_one_goes_on() {
        IntStream.rangeClosed(1, 51).forEach(page -> told("p" + page, item(UUID.randomUUID().toString(), "2026-01-06")));
        nothingMore("p51");
        run();
        assertEquals(50, asked().size());
        assertEquals("p50", state("read_until"));
        run();
        assertEquals(List.of("p50", "p51"), asked().subList(50, 52));
        assertEquals("p51", state("read_until"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 500, 503})
    void a_mechanism_that_does_not_answer_is_left_alone_for_a_while(int status) {
        execute("update taken_up_reading set read_until = 'a'");
        MECHANISM.answerQuestion(status, "{}");
        run();
        assertEquals("1", state("attempts"));
        assertEquals("a", state("read_until"));
        assertEquals("t", state("lease is null and next_attempt_at > clock_timestamp() + interval '30 seconds'"));
        run();
        assertEquals(List.of("a"), asked());
        String report = aReport(true);
        told("b", item(report, "2026-01-06"));
        nothingMore("b");
        mayAskNow();
        run();
        assertEquals("2026-01-06", day(report));
        assertEquals("0", state("attempts"));
    }

    @Test
    void the_pauses_become_longer_and_never_longer_than_a_quarter_of_an_hour() {
        execute("update taken_up_reading set attempts = 2");
        MECHANISM.answerQuestion(503, "{}");
        run();
        assertEquals("t", state("next_attempt_at between clock_timestamp() + interval '3 minutes' and clock_timestamp() + interval '4 minutes'"));
        execute("update taken_up_reading set attempts = 1000");
        mayAskNow();
        MECHANISM.answerQuestion(503, "{}");
        run();
        assertEquals("t", state("next_attempt_at between clock_timestamp() + interval '14 minutes' and clock_timestamp() + interval '15 minutes'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "null", "[]", "{\"items\":[]}", "{\"items\":null,\"next\":\"a\"}", "{\"items\":[null],\"next\":\"a\"}",
        "{\"items\":[{\"report\":\"%s\"}],\"next\":\"a\"}", "{\"items\":[{\"takenUpOn\":\"2026-01-06\"}],\"next\":\"a\"}",
        "{\"items\":[{\"report\":\"%s\",\"takenUpOn\":\"soon\"}],\"next\":\"a\"}",
        "{\"items\":[{\"report\":\"%s\",\"takenUpOn\":\"2026-01-06\",\"decision\":\"POSITIVE\"}],\"next\":\"a\"}",
        "{\"items\":[{\"report\":\"%s\",\"takenUpOn\":\"2026-01-06\",\"reference\":\"her name, her town\"}],\"next\":\"a\"}",
        "{\"items\":[{\"report\":\"%s\",\"takenUpOn\":\"2026-01-06\"}],\"next\":\"../cases\"}",
        "{\"items\":[{\"report\":\"%s\",\"takenUpOn\":\"2026-01-06\"}],\"next\":\"\"}"})
    void an_answer_of_another_shape_keeps_nothing(String answer) {
        String report = aReport(true);
        MECHANISM.answerQuestion(200, answer.formatted(report));
        run();
        assertEquals("1", state("attempts"));
        assertEquals("t", state("read_until is null"));
        assertEquals("", day(report));
    }

    @Test
    void an_answer_with_more_than_200_reports_keeps_nothing() {
        String report = aReport(true);
        told("a", Collections.nCopies(201, item(report, "2026-01-06")).toArray(String[]::new));
        run();
        assertEquals("1", state("attempts"));
        assertEquals("", day(report));
    }

    @Test
    void one_instance_asks_at_a_time() {
        execute("update taken_up_reading set lease = gen_random_uuid(), leased_until = clock_timestamp() + interval '1 minute'");
        run();
        assertEquals(List.of(), asked());
        execute("update taken_up_reading set leased_until = clock_timestamp() - interval '1 second'");
        nothingMore("a");
        run();
        assertEquals(List.of("beginning"), asked());
        assertEquals("t", state("lease is null"));
    }

    @Test
    void an_instance_that_lost_its_turn_keeps_nothing() {
        String report = aReport(true);
        execute("update taken_up_reading set lease = gen_random_uuid(), leased_until = clock_timestamp() + interval '1 minute'");
        TakenUpPage page = new TakenUpPage(List.of(new TakenUpPage.TakenUp(UUID.fromString(report), LocalDate.of(2026, 1, 6), null)), "a");
        boolean mine = OwnContext.<Boolean>run(vertx, () -> reading.keep(Actor.system("reports-taken-up"), UUID.randomUUID(), page))
                .await().atMost(Duration.ofSeconds(30));
        assertFalse(mine);
        assertEquals("", day(report));
        assertEquals("t", state("read_until is null"));
    }

    @Test
    void row_security_nobody_but_the_reader_keeps_the_day_or_sees_how_far_it_is() throws SQLException {
        String report = aReport(true);
        String call = "keep_report_taken_up('" + report + "', '2026-01-06', 'QBE5-16CB-HA')";
        for (Account account : List.of(Account.INSPECTOR, Account.CHIEF, Account.AUTHORITY)) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(0, acting.count("taken_up_reading"), account.name());
                assertEquals(0, acting.change("update taken_up_reading set read_until = 'x'"), account.name());
                assertThrows(SQLException.class, () -> acting.count(call), account.name());
            }
        }
        try (Acting inspector = Acting.as(Account.INSPECTOR)) {
            assertEquals(0, inspector.change("update suspected_victim_report set taken_up_on = '2026-01-06' where id = '" + report + "'"));
        }
        try (Acting reader = Acting.system("reports-taken-up")) {
            assertEquals(1, reader.count("taken_up_reading"));
            assertEquals(0, reader.count("suspected_victim_report where id = '" + report + "'"));
        }
        assertEquals(1, count("select count(*) from suspected_victim_report where id = '" + report + "' and taken_up_on is null"));
    }

    private static String aReport(boolean consent) {
        return find(Account.INSPECTOR, aVisit(Account.INSPECTOR), FINDING.formatted(consent)).then().statusCode(201)
                .extract().path("report.id");
    }

    private static String item(String report, String day) {
        return ITEM.formatted(report, day);
    }

    /// The next answer of the mechanism.
    private static void told(String next, String... items) {
        MECHANISM.answerQuestion(200, "{\"items\":[" + String.join(",", items) + "],\"next\":\"" + next + "\"}");
    }

    private static void nothingMore(String next) {
        told(next);
    }

    private void run() {
        job.run().await().atMost(Duration.ofSeconds(30));
    }

    /// After which positions the mechanism was asked.
    private static List<String> asked() {
        return MECHANISM.questions().stream().map(EventProbe.Question::path).peek(path -> assertTrue(path.startsWith("reports-taken-up/"), path))
                .map(path -> path.substring("reports-taken-up/".length())).toList();
    }

    private static void mayAskNow() {
        execute("update taken_up_reading set next_attempt_at = clock_timestamp() - interval '1 second'");
    }

    private static String state(String of) {
        return text("select " + of + " from taken_up_reading");
    }

    /// Empty when there is none.
    private static String day(String report) {
        return text("select coalesce(cast(taken_up_on as text), '') from suspected_victim_report where id = '" + report + "'");
    }
}
