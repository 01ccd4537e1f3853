package org.palermo.referral.casefile.term;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;
import static org.palermo.referral.casefile.Given.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.EventProbe;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.team.GivenTeams;

/// Simulates a change of law by moving the dates of a file in the database.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class RecalculateTermsTest {
    private static final String PATH = "/api/nrm/v1/term-recalculations";
    private static final String CASES = "/api/nrm/v1/cases/";
    private static final String REGION = "GB-NIR";

    private UUID file;
    private LocalDate due;

    @BeforeEach
    void aCase() {
        GivenTeams.coordinators();
        file = referred();
        GivenTeams.assign(Account.AUTHORITY, file, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
        due = LocalDate.parse(text("select due_on::text from case_file where id = '" + file + "'"));
    }

    @Test
    void ok_200_nothing_changes_while_the_law_is_the_same() {
        apply(Account.AUTHORITY, tag()).statusCode(200);
        preview(Account.AUTHORITY).statusCode(200).body("files", equalTo(0)).body("changes.size()", equalTo(0)).body("clocks.size()", equalTo(0)).body("more", equalTo(false))
                .body("scope", equalTo(REGION)).body("profile", equalTo("uk"));
    }

    @Test
    void ok_200_a_preview_shows_what_would_change_and_writes_nothing() {
        move("due_on = due_on + 3");
        for (Account account : List.of(Account.AUTHORITY, Account.ADMINISTRATOR)) {
            preview(account).statusCode(200).body("files", greaterThanOrEqualTo(1)).body("clocks.clock", hasItem("REASONABLE_GROUNDS"))
                    .body(found("terms.clock"), equalTo(List.of("REASONABLE_GROUNDS"))).body(found("terms[0].before"), equalTo(due.plusDays(3).toString()))
                    .body(found("terms[0].after"), equalTo(due.toString()));
        }
        assertEquals(due.plusDays(3).toString(), text("select due_on::text from case_file where id = '" + file + "'"));
        assertEquals(0, count("select count(*) from case_file_event where case_file = '" + file + "' and name = 'TermsRecalculated'"));
    }

    @Test
    void ok_200_the_preview_is_applied_recorded_in_the_history_and_notified_to_the_team() {
        move("due_on = due_on + 3");
        apply(Account.ADMINISTRATOR, tag()).statusCode(200).body(found("terms[0].after"), equalTo(due.toString()));
        as(Account.COORDINATOR).get(CASES + file).then().statusCode(200).body("dueOn", equalTo(due.toString())).body("version", equalTo(1))
                .body("history.find { it.event == 'TermsRecalculated' }.terms", equalTo(List.of(Map.of("clock", "REASONABLE_GROUNDS", "before", due.plusDays(3).toString(), "after", due.toString()))))
                .body("history.find { it.event == 'Referred' }.terms", nullValue());
        assertEquals(1, count("select count(*) from notice where about = '" + file + "' and kind = 'CASE_TERMS_RECALCULATED' and agency = '" + Account.COORDINATOR.agency() + "'"));
        preview(Account.AUTHORITY).body("changes.caseFile", not(hasItem(file.toString())));
    }

    @Test
    void emits_the_new_end_of_protection() {
        decide();
        LocalDate least = LocalDate.parse(text("select recovery_least_on::text from case_file where id = '" + file + "'"));
        move("recovery_ends_on = recovery_least_on");
        preview(Account.AUTHORITY).body(found("terms"), equalTo(List.of(Map.of("clock", "RECOVERY", "before", least.toString()))));
        apply(Account.AUTHORITY, tag()).statusCode(200);
        List<JsonNode> told = Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> EventProbe.running().events().stream()
                .filter(event -> event.get("partitionkey").asText().equals(file.toString())).toList(), events -> events.size() == 4);
        assertEquals("9999-12-31", told.getLast().at("/data/movableFrom").asText(), "open until she is decided on");
    }

    @Test
    void emits_the_new_end_of_protection_also_for_an_administrator_of_the_region_alone() {
        decide();
        move("recovery_ends_on = recovery_least_on");
        String told = "select count(*) from outbox_event where aggregate = '" + file + "' and type = 'org.palermo.referral.case-protection-changed'";
        long before = count(told);
        as(Account.ADMINISTRATOR).auth().oauth2(TestTokens.covering(Account.ADMINISTRATOR, Set.of(REGION))).header("If-Match", tag())
                .body(Map.of("scope", REGION)).post(PATH).then().statusCode(200);
        assertEquals(before + 1, count(told));
    }

    @Test
    void row_security_only_who_recalculates_a_region_learns_that_its_cases_are_known_elsewhere() throws Exception {
        String known = "(select case_is_known_elsewhere('" + file + "') as known) k where known";
        try (Acting acting = Acting.as(Account.ADMINISTRATOR)) {
            assertEquals(1, acting.count(known));
            acting.set("palermo.regions", REGION);
            assertEquals(1, acting.count(known));
            assertEquals(0, acting.count("case_assignment where case_file = '" + file + "'"), "of the assignments nothing else");
            acting.set("palermo.regions", "GB-SCT,ZZ");
            assertEquals(0, acting.count(known));
            for (Account account : List.of(Account.RESPONDER, Account.OTHER_COORDINATOR, Account.RAPPORTEUR, Account.BORDER, Account.AUDITOR)) {
                acting.become(account);
                assertEquals(0, acting.count(known), account.name());
            }
        }
    }

    @Test
    void ok_200_the_minimum_days_of_an_open_recovery_are_recalculated() {
        decide();
        LocalDate least = LocalDate.parse(text("select recovery_least_on::text from case_file where id = '" + file + "'"));
        move("recovery_least_on = recovery_least_on - 9");
        preview(Account.AUTHORITY).body(found("terms"), equalTo(List.of(Map.of("clock", "RECOVERY_DAYS", "before", least.minusDays(9).toString(), "after", least.toString()))));
        apply(Account.AUTHORITY, tag()).statusCode(200);
        assertEquals(least + " null", text("select recovery_least_on || ' ' || coalesce(recovery_ends_on::text, 'null') from case_file where id = '" + file + "'"));
    }

    @Test
    void ok_200_paused_terms_are_recalculated_as_remaining_days() {
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body("{\"to\":\"SUSPENDED\",\"reasons\":\"ill\"}").post(CASES + file + "/transitions").then().statusCode(200);
        move("due_days_left = due_days_left + 4");
        preview(Account.AUTHORITY).body(found("terms"), equalTo(List.of(Map.of("clock", "REASONABLE_GROUNDS", "daysLeftBefore", 9, "daysLeftAfter", 5))));
        apply(Account.AUTHORITY, tag()).statusCode(200);
        assertEquals(5, count("select due_days_left from case_file where id = '" + file + "'"));
    }

    @Test
    void an_extended_recovery_is_kept_and_counted() {
        decide();
        as(Account.AUTHORITY).header("If-Match", "\"1\"").body("{\"until\":\"2099-01-01\",\"reasons\":\"ill\"}").post(CASES + file + "/extensions").then().statusCode(200);
        preview(Account.AUTHORITY).statusCode(200).body("kept", greaterThanOrEqualTo(1)).body("changes.caseFile", not(hasItem(file.toString())));
    }

    @Test
    void a_file_with_an_inconsistent_history_is_left_and_counted() {
        move("stage = 'CONCLUSIVE_GROUNDS_NEGATIVE', due_on = null");
        preview(Account.AUTHORITY).statusCode(200).body("unclear", greaterThanOrEqualTo(1)).body("changes.caseFile", not(hasItem(file.toString())));
        sql("update case_file set stage = 'CLOSED', closed_at = now() where id = '" + file + "'");
    }

    @Test
    void stale_412_when_a_file_has_changed_since_and_428_without_a_tag() {
        move("due_on = due_on + 3");
        String shown = tag();
        apply(Account.AUTHORITY, null).statusCode(428);
        apply(Account.AUTHORITY, "\"0\"").statusCode(412);
        decide();
        apply(Account.AUTHORITY, shown).statusCode(412);
        assertEquals(0, count("select count(*) from case_file_event where case_file = '" + file + "' and name = 'TermsRecalculated'"));
        UUID another = referred();
        sql("update case_file set due_on = due_on + 3 where id = '" + another + "'");
        String again = tag();
        sql("update case_file set due_on = due_on + 1 where id = '" + another + "'");
        apply(Account.AUTHORITY, again).statusCode(412);
        apply(Account.AUTHORITY, tag()).statusCode(200);
    }

    @Test
    void two_concurrent_applications_change_a_file_once() throws Exception {
        move("due_on = due_on + 3");
        String shown = tag();
        try (var pool = Executors.newFixedThreadPool(2)) {
            Callable<Integer> work = () -> apply(Account.AUTHORITY, shown).extract().statusCode();
            List<Integer> answers = pool.invokeAll(List.of(work, work)).stream().map(done -> done.resultNow()).sorted().toList();
            assertEquals(List.of(200, 412), answers);
        }
        assertEquals(1, count("select count(*) from case_file_event where case_file = '" + file + "' and name = 'TermsRecalculated'"));
        assertEquals(1, count("select version from case_file where id = '" + file + "'"));
    }

    @Test
    void invalid_400_unknown_country_or_region() {
        for (String scope : List.of("", "XX", "GB-XXX", "GB-")) {
            as(Account.AUTHORITY).get(PATH + "?scope=" + scope).then().statusCode(400);
        }
        as(Account.AUTHORITY).get(PATH).then().statusCode(400);
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body("{}").post(PATH).then().statusCode(400);
    }

    @ParameterizedTest
    @EnumSource(value = Account.class, names = {"COORDINATOR", "RESPONDER", "RAPPORTEUR", "AUDITOR", "REGIONAL", "AGENCY_ADMINISTRATOR", "BORDER"})
    void forbidden_403_other_roles(Account account) {
        preview(account).statusCode(403);
        apply(account, "\"0\"").statusCode(403);
    }

    @Test
    void row_security_only_the_covering_authority_recalculates() throws Exception {
        String rows = "[{\"id\":\"%s\",\"version\":0,\"dueOn\":\"2099-01-01\",\"changes\":[]}]".formatted(file);
        String write = "(select recalculate_terms('" + REGION + "', '" + rows + "', now()) as n) w where n > 0";
        try (Acting acting = Acting.as(Account.RESPONDER)) {
            for (Account account : List.of(Account.RESPONDER, Account.COORDINATOR, Account.RAPPORTEUR, Account.BORDER, Account.AUDITOR)) {
                acting.become(account);
                assertEquals(0, acting.count("terms_to_count_anew('" + REGION + "', '" + new UUID(0, 0) + "', 10)"), account.name());
                assertEquals(0, acting.count(write), account.name());
            }
            acting.become(Account.ADMINISTRATOR);
            acting.set("palermo.regions", "ZZ");
            assertEquals(0, acting.count(write));
            acting.set("palermo.regions", "GB");
            assertEquals(0, acting.change("update case_file set due_on = '2099-01-01' where id = '" + file + "'"));
            assertEquals(1, acting.count(write));
            assertEquals(0, acting.count(write), "it is not as it was shown");
        }
    }

    private static UUID referred() {
        return UUID.fromString(Given.refer(Account.RESPONDER, Given.ADULT.replace("GB-SCT", REGION)).statusCode(201).extract().path("id"));
    }

    private void decide() {
        Given.decide(Account.AUTHORITY, file, "\"0\"", Given.positive()).statusCode(200);
    }

    private void move(String columns) {
        sql("update case_file set " + columns + " where id = '" + file + "'");
    }

    private String found(String of) {
        return "changes.find { it.caseFile == '" + file + "' }." + of;
    }

    private static ValidatableResponse preview(Account account) {
        return as(account).get(PATH + "?scope=" + REGION).then();
    }

    private static String tag() {
        return preview(Account.AUTHORITY).statusCode(200).extract().header("ETag");
    }

    private static ValidatableResponse apply(Account account, String etag) {
        var request = as(account).body(Map.of("scope", REGION));
        return (etag == null ? request : request.header("If-Match", etag)).post(PATH).then();
    }
}
