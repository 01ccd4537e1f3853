package org.palermo.referral.statistics;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.statistics.GivenStatistics.API;
import static org.palermo.referral.statistics.GivenStatistics.again;
import static org.palermo.referral.statistics.GivenStatistics.decisions;
import static org.palermo.referral.statistics.GivenStatistics.notifications;
import static org.palermo.referral.statistics.GivenStatistics.records;
import static org.palermo.referral.statistics.GivenStatistics.referrals;
import static org.palermo.referral.statistics.GivenStatistics.take;
import static org.palermo.referral.statistics.GivenStatistics.taken;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.statistics.Period;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class TakeReleaseTest {

    @BeforeEach
    void register() {
        Given.theRegister();
        GivenStatistics.nothing();
    }

    @AfterEach
    void takeBack() {
        GivenStatistics.nothing();
    }

    private static JsonPath release(String quarter) {
        return take(Account.RAPPORTEUR, quarter).statusCode(201).extract().jsonPath();
    }

    private static List<Integer> row(JsonPath release, String table, String... labels) {
        List<Map<String, Object>> rows = release.getList("tables.find { it.name == '%s' }.rows".formatted(table));
        @SuppressWarnings("unchecked")
        List<Integer> figures = (List<Integer>) rows.stream().filter(row -> row.get("labels").equals(List.of(labels))).findFirst().orElseThrow().get("figures");
        return figures;
    }

    private static Map<String, Object> indicator(JsonPath release, String name, String of, String period) {
        List<Map<String, Object>> indicators = release.getList("indicators");
        return indicators.stream().filter(i -> i.get("name").equals(name) && (of == null || of.equals(i.get("of"))) && i.get("period").equals(period)).findFirst().orElseThrow();
    }

    private static void assertIndicator(JsonPath release, String name, String of, String period, Integer part, Integer whole) {
        Map<String, Object> indicator = indicator(release, name, of, period);
        assertEquals(part, indicator.get("part"), name);
        assertEquals(whole, indicator.get("whole"), name);
    }

    @Test
    void ok_201_decisions_counted_by_hand() {
        decisions("REASONABLE_GROUNDS", "2013-02", 20, "ADULT", "POSITIVE", "2013-02-10");
        decisions("REASONABLE_GROUNDS", "2013-03", 15, "ADULT", "NEGATIVE", "2013-03-09");
        decisions("REASONABLE_GROUNDS", "2013-03", 28, "CHILD", "POSITIVE", "2013-03-31");
        decisions("REASONABLE_GROUNDS", "2013-03", 12, "CHILD", "NEGATIVE", "2013-03-31");
        decisions("CONCLUSIVE_GROUNDS", "2013-01", 18, "ADULT", "POSITIVE", null);
        decisions("CONCLUSIVE_GROUNDS", "2013-01", 12, "ADULT", "NEGATIVE", null);
        decisions("CONCLUSIVE_GROUNDS", "2013-01", 14, "CHILD", "POSITIVE", null);
        decisions("CONCLUSIVE_GROUNDS", "2013-01", 11, "CHILD", "NEGATIVE", null);
        JsonPath release = release("2013-Q1");
        assertEquals(List.of(15, 20, 35, 12, 28, 40, 0, 0, 0, 75), row(release, "reasonable-grounds", "2013", "Q1"));
        assertEquals(List.of(15, 20, 35, 12, 28, 40, 0, 0, 0, 75), row(release, "reasonable-grounds", "2013", "Total"));
        assertEquals(List.of(12, 18, 30, 11, 14, 25, 0, 0, 0, 55), row(release, "conclusive-grounds", "2013", "Q1"));
        assertEquals(List.of("Adult (18 or over) - Negative reasonable grounds", "Adult (18 or over) - Positive reasonable grounds", "Adult (18 or over) - Total",
                "Child (17 or under) - Negative reasonable grounds", "Child (17 or under) - Positive reasonable grounds", "Child (17 or under) - Total",
                "Age not specified or unknown - Negative reasonable grounds", "Age not specified or unknown - Positive reasonable grounds",
                "Age not specified or unknown - Total", "Total"), release.getList("tables[0].figures"));
        assertEquals(List.of(60, 15, 0, 75), row(release, "time-to-decision", "2013", "Q1", "REASONABLE_GROUNDS"));
        assertEquals(List.of(0, 0, 55, 55), row(release, "time-to-decision", "2013", "Q1", "CONCLUSIVE_GROUNDS"));
        assertIndicator(release, "DECIDED_IN_TIME", "REASONABLE_GROUNDS", "2013-Q1", 60, 75);
        assertIndicator(release, "DECIDED_IN_TIME", "CONCLUSIVE_GROUNDS", "2013-Q1", 0, 0);
        assertNull(indicator(release, "DECIDED_IN_TIME", "CONCLUSIVE_GROUNDS", "2013-Q1").get("share"));
    }

    @Test
    void ok_201_referrals_and_notifications_counted_by_hand() {
        referrals("2013-01", 30, "ADULT", "FEMALE", "SEXUAL", "ZZ-N");
        referrals("2013-02", 25, "CHILD", "MALE", "CRIMINAL", "ZZ-S");
        referrals("2013-04", 99, "CHILD", "MALE", "CRIMINAL", "ZZ-S");
        notifications("2013-03", 12, "ADULT", "ZZ-N");
        JsonPath release = release("2013-Q1");
        assertEquals(List.of(30), row(release, "referrals", "2013", "Q1", "Adult (18 or over)", "Total"));
        assertEquals(List.of(30), row(release, "referrals", "2013", "Q1", "Adult (18 or over)", "Not specified or unknown"));
        assertEquals(List.of(30), row(release, "referrals-by-sex", "2013", "Q1", "FEMALE"));
        assertEquals(List.of(25), row(release, "referrals-by-exploitation", "2013", "Total", "CRIMINAL"));
        assertEquals(List.of(25), row(release, "referrals-by-region", "2013", "Q1", "ZZ-S"));
        assertEquals(List.of(55), row(release, "referrals-by-region", "2013", "Q1", "Total"));
        assertEquals(List.of(12), row(release, "duty-to-notify", "2013", "Q1"));
        List<Map<String, Object>> ctdc = release.getList("tables.find { it.name == 'ctdc' }.rows");
        assertEquals(Stream.of(55, 30, 25, 30, 25, 30, 25).map(List::of).toList(), ctdc.stream().map(row -> row.get("figures")).toList());
        assertEquals(CtdcTable.codes("2013", "ALL", "FEMALE", "ALL"), ctdc.get(1).get("labels"));
        assertEquals(CtdcTable.codes("2013", "ALL", "ALL", "CRIMINAL"), ctdc.getLast().get("labels"));
    }

    /// A year continues with the breakdown with which it began.
    @Test
    void ok_201_a_year_that_began_with_every_combination_continues_so() throws JsonProcessingException {
        referrals("2013-05", 30, "ADULT", "FEMALE", "SEXUAL", "ZZ-N");
        referrals("2013-05", 25, "CHILD", "MALE", "CRIMINAL", "ZZ-S");
        List<Dimension> dimensions = CountedTable.REFERRALS.cube(null, new Quarter(2013, 1), Map.of(), List.of()).dimensions();
        Given.sql("insert into statistics_release (series, country, period, taken_at, figures) values ('quarterly.referrals.2013', 'ZZ', '2013-Q1.001', now(), "
                + "'{\"dimensions\":" + new ObjectMapper().writeValueAsString(dimensions)
                + ",\"rule\":{\"k\":11,\"showZeros\":true,\"minimumInterval\":3,\"method\":\"SUPPRESS\",\"base\":0},\"cells\":[]}')");
        List<Map<String, Object>> ctdc = release("2013-Q2").getList("tables.find { it.name == 'ctdc' }.rows");
        assertTrue(ctdc.stream().noneMatch(row -> row.get("labels").equals(CtdcTable.codes("2013", "ALL", "ALL", "ALL"))));
        assertEquals(2, Given.count("select count(*) from statistics_release where series = 'quarterly.referrals.2013'"));
        assertEquals(0, Given.count("select count(*) from statistics_release where series = 'quarterly.ages.2013'"));
    }

    /// No figure may show that all people of a group are alike, neither a zero nor a hundred per cent.
    @Test
    void ok_201_figures_never_reveal_that_all_had_the_same_outcome_or_age() {
        decisions("REASONABLE_GROUNDS", "2013-02", 40, "CHILD", "POSITIVE", null);
        decisions("REASONABLE_GROUNDS", "2013-02", 30, "ADULT", "POSITIVE", null);
        decisions("REASONABLE_GROUNDS", "2013-02", 25, "ADULT", "NEGATIVE", null);
        JsonPath release = release("2013-Q1");
        List<Integer> row = row(release, "reasonable-grounds", "2013", "Q1");
        assertNull(row.get(3), "no child was refused");
        assertNull(row.get(4), "every child was recognised");
        assertNull(row.get(0), "everyone refused was an adult");
        assertEquals(List.of(55, 40, 95), List.of(row.get(2), row.get(5), row.get(9)));
    }

    @Test
    void ok_201_justice_and_redress_counted_by_hand() {
        records("PROCEEDING_ENDED", "2013-Q1", 11, "CRIMINAL", "CONVICTION", null);
        records("PROCEEDING_ENDED", "2013-Q1", 22, "CRIMINAL", "ACQUITTAL", null);
        records("PROCEEDING_ENDED", "2013-Q1", 13, "CIVIL", "FOR_HER", null);
        records("DELAY_BEGUN", "2013-Q1", 14, "BACKLOG", "SHELTER", null);
        records("DELAY_BEGUN", "2013-Q1", 21, "COURT_CLOSED", "SEVERAL", null);
        records("CLAIM_LODGED", "2013-Q1", 20, "STATE_FUND", "NONE", 1_000L);
        records("AWARD_MADE", "2013-Q1", 12, "MORAL", "NONE", 500L);
        records("ASSET_CONFISCATED", "2013-Q1", 15, "MONEY", "NONE", 2_000L);
        records("ASSET_ALLOCATED", "2013-Q1", 11, "MONEY", "NONE", 1_000L);
        JsonPath release = release("2013-Q1");
        assertIndicator(release, "CONVICTIONS", null, "2013-Q1", 11, 33);
        assertIndicator(release, "DELAYS", "BACKLOG", "2013", 14, 35);
        assertIndicator(release, "COMPENSATION_AWARDED", "GBP", "2013-Q1", 6_000, 20_000);
        assertIndicator(release, "ASSETS_ALLOCATED", "GBP", "2013-Q1", 11_000, 30_000);
        assertEquals(List.of(11, 22, 0, 0, 0, 0, 0, 33), row(release, "proceedings", "2013", "Q1", "CRIMINAL"));
        assertEquals(List.of(20), row(release, "compensation-claims", "2013", "Q1", "STATE_FUND"));
        assertEquals(List.of(12), row(release, "compensation-awards", "2013", "Q1", "Total"));
        assertEquals(List.of(15), row(release, "assets-confiscated", "2013", "Q1", "MONEY"));
        assertEquals(List.of(11), row(release, "assets-allocated", "2013", "Q1", "MONEY"));
        assertEquals(List.of(6_000), row(release, "amounts", "2013", "Q1", "GBP", "AWARDED"));
    }

    @Test
    void ok_201_mechanism_and_difficulties_counted_by_hand() {
        Given.sql("""
            insert into access_difficulty (country, region, quarter, category, cause, effect)
            select 'ZZ', 'ZZ-N', '2013-Q1', c.category, 'FULL', 'DELAYED' from (values ('HEALTH', 30), ('LEGAL', 20)) c (category, reports), generate_series(1, c.reports)
            """);
        JsonPath release = release("2013-Q1");
        Given.sql("delete from access_difficulty where quarter = '2013-Q1'");
        assertIndicator(release, "ACCESS_DIFFICULTY", "HEALTH", "2013-Q1", 30, 50);
        assertIndicator(release, "ACCESS_DIFFICULTY", "HELPLINE", "2013-Q1", 0, 50);
        assertIndicator(release, "MECHANISM_OPERATIONAL", null, "2013-Q1", 0, 4);
        assertEquals(List.of(0, 0, 4), row(release, "mechanism", "2013", "Q1", "LEGAL"));
        assertEquals(List.of(20), row(release, "access-difficulty", "2013", "Q1", "LEGAL"));
    }

    @Test
    void ok_201_small_numbers_are_suppressed_in_every_table() {
        decisions("REASONABLE_GROUNDS", "2013-02", 4, "CHILD", "NEGATIVE", "2013-02-10");
        decisions("REASONABLE_GROUNDS", "2013-02", 50, "CHILD", "POSITIVE", "2013-02-10");
        decisions("REASONABLE_GROUNDS", "2013-02", 60, "ADULT", "POSITIVE", "2013-02-10");
        records("AWARD_MADE", "2013-Q1", 3, "MORAL", "NONE", 500L);
        records("CLAIM_LODGED", "2013-Q1", 20, "STATE_FUND", "NONE", 10L);
        records("CLAIM_LODGED", "2013-Q1", 1, "STATE_FUND", "NONE", 100_000L);
        JsonPath release = release("2013-Q1");
        List<Integer> row = row(release, "reasonable-grounds", "2013", "Q1");
        assertNull(row.get(3));
        assertTrue(Collections.frequency(row, null) > 1, row.toString());
        assertEquals(Arrays.asList((Integer) null), row(release, "amounts", "2013", "Q1", "GBP", "AWARDED"));
        assertEquals(Arrays.asList((Integer) null), row(release, "amounts", "2013", "Q1", "GBP", "CLAIMED"), "one claim is nearly all of it");
        assertEquals(11, release.getInt("control.k"));
        assertTrue(release.getInt("control.suppressed") > 2);
    }

    @Test
    void ok_201_a_taken_quarter_is_carried_over_and_the_year_grows() {
        decisions("REASONABLE_GROUNDS", "2013-02", 20, "ADULT", "POSITIVE", null);
        taken("2013-Q1");
        decisions("REASONABLE_GROUNDS", "2013-02", 30, "ADULT", "POSITIVE", null);
        decisions("REASONABLE_GROUNDS", "2013-05", 40, "ADULT", "POSITIVE", null);
        JsonPath release = release("2013-Q2");
        assertEquals(20, row(release, "reasonable-grounds", "2013", "Q1").getLast());
        assertEquals(40, row(release, "reasonable-grounds", "2013", "Q2").getLast());
        assertEquals(60, row(release, "reasonable-grounds", "2013", "Total").getLast());
        JsonPath revised = again(Account.AUTHORITY, "2013-Q2", "LATE_RECORDS").statusCode(201).body("revision", equalTo(2)).body("because", equalTo("LATE_RECORDS")).extract().jsonPath();
        assertEquals(50, row(revised, "reasonable-grounds", "2013", "Q1").getLast());
        assertEquals(90, row(revised, "reasonable-grounds", "2013", "Total").getLast());
    }

    @Test
    void ok_201_a_revision_reveals_no_small_growth() {
        decisions("REASONABLE_GROUNDS", "2013-02", 20, "ADULT", "POSITIVE", null);
        decisions("REASONABLE_GROUNDS", "2013-02", 30, "CHILD", "POSITIVE", null);
        assertEquals(50, row(release("2013-Q1"), "reasonable-grounds", "2013", "Q1").getLast());
        decisions("REASONABLE_GROUNDS", "2013-02", 1, "ADULT", "POSITIVE", null);
        JsonPath revised = again(Account.AUTHORITY, "2013-Q1", "LATE_RECORDS").statusCode(201).extract().jsonPath();
        assertNull(row(revised, "reasonable-grounds", "2013", "Q1").getLast());
        assertNull(row(revised, "reasonable-grounds", "2013", "Q1").get(1));
    }

    @Test
    void ok_201_amounts_are_never_recounted() {
        records("AWARD_MADE", "2013-Q1", 12, "MORAL", "NONE", 500L);
        taken("2013-Q1");
        records("AWARD_MADE", "2013-Q1", 1, "MORAL", "NONE", 700L);
        JsonPath revised = again(Account.AUTHORITY, "2013-Q1", "CORRECTION").statusCode(201).extract().jsonPath();
        assertEquals(List.of(6_000), row(revised, "amounts", "2013", "Q1", "GBP", "AWARDED"));
    }

    @Test
    void conflict_409_already_taken_later_taken_or_not_over_and_invalid_400_needless_reason() {
        again(Account.RAPPORTEUR, "2013-Q2", "CORRECTION").statusCode(400).body("violations[0].field", equalTo("because"));
        taken("2013-Q2");
        take(Account.RAPPORTEUR, "2013-Q2").statusCode(409).body("type", equalTo("urn:palermo:problem:statistics:taken"));
        take(Account.RAPPORTEUR, "2013-Q1").statusCode(409).body("type", equalTo("urn:palermo:problem:statistics:later-taken"));
        take(Account.RAPPORTEUR, Period.QUARTER.of(LocalDate.now(ZoneId.of("Europe/Zurich")))).statusCode(409).body("type", equalTo("urn:palermo:problem:statistics:not-over"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2013", "2013-Q5", "2013-Q1'; drop table counted_step; --", "9999-Q1"})
    void invalid_400_malformed_quarter(String quarter) {
        take(Account.RAPPORTEUR, quarter).statusCode(400).body("violations[0].field", equalTo("quarter"));
    }

    @Test
    void invalid_400_unknown_country() {
        as(Account.AUTHORITY).body(Map.of("country", "XX", "quarter", "2013-Q1")).post(API).then().statusCode(400);
        as(Account.AUTHORITY).body(Map.of("quarter", "2013-Q1")).post(API).then().statusCode(400);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADMINISTRATOR", "REGIONAL", "AUDITOR", "RESPONDER", "COORDINATOR", "NGO", "BORDER", "DATA_PROTECTION"})
    void forbidden_403_wrong_role(Account account) {
        take(account, "2013-Q1").statusCode(403);
        as(account).get(API + "?country=ZZ").then().statusCode(403);
        as(account).get(API + "/" + UUID.randomUUID()).then().statusCode(403);
        as(account).post(API + "/" + UUID.randomUUID() + "/publication").then().statusCode(403);
    }

    @Test
    void not_found_404_unknown() {
        as(Account.AUTHORITY).get(API + "/" + UUID.randomUUID()).then().statusCode(404);
        as(Account.AUTHORITY).post(API + "/" + UUID.randomUUID() + "/publication").then().statusCode(404);
    }

    @Test
    void ok_200_offices_see_unpublished_releases_and_publish_once() {
        String id = taken("2013-Q1");
        as(Account.AUTHORITY).get(API + "?country=ZZ").then().statusCode(200).body("items", hasSize(1)).body("items[0].publishedAt", nullValue());
        as(Account.AUTHORITY).get(API + "/" + id).then().statusCode(200).body("publishedAt", nullValue()).body("tables", notNullValue());
        as(Account.RAPPORTEUR).post(API + "/" + id + "/publication").then().statusCode(200).body("publishedAt", notNullValue());
        as(Account.AUTHORITY).post(API + "/" + id + "/publication").then().statusCode(409).body("type", equalTo("urn:palermo:problem:statistics:published"));
        assertEquals(1, Given.count("select count(*) from audit_entry where record_id = '" + id + "' and action = 'PUBLISH'"));
    }

    @Test
    void ok_201_a_repeat_takes_no_other_revision() {
        taken("2013-Q1");
        String key = UUID.randomUUID().toString();
        Map<String, String> body = Map.of("country", "ZZ", "quarter", "2013-Q1", "because", "CORRECTION");
        String first = as(Account.AUTHORITY).header("Idempotency-Key", key).body(body).post(API).then().statusCode(201).extract().asString();
        assertEquals(first, as(Account.AUTHORITY).header("Idempotency-Key", key).body(body).post(API).then().statusCode(201).extract().asString());
        assertEquals(2, Given.count("select count(*) from quarterly_release where country = 'ZZ' and quarter = '2013-Q1'"));
    }

    @Test
    void conflict_409_taken_again_before_it_was_published() {
        String id = taken("2013-Q1");
        again(Account.RAPPORTEUR, "2013-Q1", "CORRECTION").statusCode(201);
        as(Account.AUTHORITY).post(API + "/" + id + "/publication").then().statusCode(409).body("type", equalTo("urn:palermo:problem:statistics:taken-again"));
    }

    @Test
    void two_concurrent_takes_make_one_release() throws InterruptedException {
        List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
        List<Thread> takers = IntStream.range(0, 3)
                .mapToObj(i -> Thread.ofVirtual().start(() -> answers.add(take(i == 0 ? Account.AUTHORITY : Account.RAPPORTEUR, "2013-Q1").extract().statusCode()))).toList();
        for (Thread taker : takers) {
            taker.join();
        }
        Collections.sort(answers);
        assertEquals(List.of(201, 409, 409), answers);
    }

    @Test
    void only_offices_of_the_country_count_and_a_release_never_changes() throws Exception {
        decisions("REASONABLE_GROUNDS", "2013-02", 3, "ADULT", "POSITIVE", null);
        records("AWARD_MADE", "2013-Q1", 2, "MORAL", "NONE", 500L);
        String id = taken("2013-Q1");
        try (Acting rapporteur = Acting.as(Account.RAPPORTEUR)) {
            assertEquals(1, rapporteur.count("quarterly_release"));
            assertTrue(rapporteur.count("quarterly_document") > 0);
            assertEquals(2, rapporteur.count("counted_record"));
            rapporteur.set("palermo.regions", "ZZ-N");
            assertEquals(0, rapporteur.count("quarterly_release"));
            assertEquals(0, rapporteur.count("counted_record"));
            assertEquals(0, rapporteur.count("counted_step"));
        }
        for (Account other : List.of(Account.RESPONDER, Account.ADMINISTRATOR, Account.AUDITOR, Account.BORDER, Account.COORDINATOR)) {
            try (Acting acting = Acting.as(other)) {
                assertEquals(0, acting.count("quarterly_release"), other.name());
                assertEquals(0, acting.count("quarterly_document"), other.name());
                assertEquals(0, acting.count("counted_record"), other.name());
                assertEquals(0, acting.count("counted_step"), other.name());
                assertTrue(acting.isRefused("insert into counted_step (country, kind, at, region, age_group, sex, exploitation) values ('ZZ', 'REFERRAL', now(), 'ZZ-N', 'ADULT', 'FEMALE', 'ORGAN')"));
            }
        }
        try (Acting rapporteur = Acting.as(Account.RAPPORTEUR)) {
            assertEquals(0, rapporteur.change("delete from quarterly_release"));
            assertEquals(0, rapporteur.change("delete from quarterly_document"));
            assertEquals(0, rapporteur.change("update quarterly_document set body = ''"));
            assertTrue(assertThrows(SQLException.class, () -> rapporteur.change("update quarterly_release set published_at = now(), figures = '{}' where id = '" + id + "'"))
                    .getMessage().contains("does not change"));
        }
    }
}
