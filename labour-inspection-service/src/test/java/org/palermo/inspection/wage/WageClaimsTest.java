package org.palermo.inspection.wage;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.Context;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.wage.law.MinimumRate;
import org.palermo.inspection.wage.law.WageLaw;
import org.palermo.inspection.wage.law.WageLaws;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;

/// From a claim to the repaid wage.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
public class WageClaimsTest {
    private static final List<String> TABLES = List.of("wage_claim", "wage_hours", "wage_pay", "wage_pay_item", "wage_fee",
            "wage_calculation", "wage_line", "wage_repayment");
    private static final String WORKER = "\"payPeriod\":\"WEEK\",\"employedFrom\":\"2024-04-08\",\"employedUntil\":\"2024-12-31\"";
    private static final String CLAIM = "{\"workplace\":\"%s\",\"currency\":\"GBP\",\"worker\":{\"name\":\"%s\",\"language\":\"fr\",%s}}";
    private static final String HOURS = "{\"from\":\"%s\",\"until\":\"%s\",\"hours\":%s,\"daysWorked\":6,\"hoursShown\":true}";
    private static final String PAY = """
            {"from":"2024-04-08","until":"2024-04-14","paid":{"minor":30000,"currency":"GBP"},"method":"CASH","payShown":true,
             "deductions":[{"kind":"RECRUITMENT","amount":{"minor":5000,"currency":"GBP"}},{"kind":"FINE","amount":{"minor":1000,"currency":"GBP"},"unlawful":true}],
             "inKind":[{"kind":"FOOD","value":{"minor":2000,"currency":"GBP"}}]}
            """;
    private static final String FEE = "{\"kind\":\"RECRUITMENT\",\"amount\":{\"minor\":90000,\"currency\":\"GBP\"},\"paidBy\":\"%s\",\"paidTo\":\"AGENCY\",\"paidOn\":\"2024-02-01\"}";

    @Inject
    ObjectMapper json;

    public static String aClaim(Account inspector, String name) {
        return as(inspector).body(CLAIM.formatted(aWorkplace("ESTABLISHMENT"), name, WORKER)).post(API + "/wage-claims").then()
                .statusCode(201).extract().path("id");
    }

    /// A claim with everything that a claim can have, calculated and partly repaid.
    public static String aWholeClaim(Account inspector, String name) {
        String claim = aClaim(inspector, name);
        post(inspector, claim, "/hours", HOURS.formatted("2024-04-08", "2024-04-14", "40")).statusCode(201);
        post(inspector, claim, "/pay", PAY).statusCode(201);
        post(inspector, claim, "/fees", FEE.formatted("WORKER")).statusCode(201);
        post(inspector, claim, "/calculations", "").statusCode(201);
        post(inspector, claim,
                "/repayments", "{\"amount\":{\"minor\":10000,\"currency\":\"GBP\"},\"method\":\"BANK\",\"paidOn\":\"2024-06-01\"}")
                .statusCode(201);
        return claim;
    }

    private static ValidatableResponse post(Account inspector, String claim, String path, String body) {
        return (body.isEmpty() ? as(inspector) : as(inspector).body(body)).post(API + "/wage-claims/" + claim + path).then();
    }

    /// 40 hours at 11.44 are 457.60. Paid 300.00 and deducted 60.00, all of it unlawful. Food does not count in Great Britain.
    @Test
    void created_201_calculated_with_its_working_and_repaid() {
        String claim = aClaim(Account.INSPECTOR, "Quenby");
        post(Account.INSPECTOR, claim, "/hours", HOURS.formatted("2024-04-08", "2024-04-14", "40")).statusCode(201)
                .body("restDays", equalTo(1));
        post(Account.INSPECTOR, claim, "/pay", PAY).statusCode(201).body("deductions[1].unlawful", equalTo(true));
        post(Account.INSPECTOR, claim, "/fees", FEE.formatted("FAMILY")).statusCode(201);
        post(Account.INSPECTOR, claim, "/fees", FEE.formatted("EMPLOYER")).statusCode(201);
        String calculation = post(Account.INSPECTOR, claim, "/calculations", "").statusCode(201)
                .body("wages.minor", equalTo(9760)).body("deductions.minor", equalTo(6000)).body("fees.minor", equalTo(90000))
                        .body("total.minor", equalTo(105760))
                .body("rates", containsString("GB 20")).body("rounding", equalTo("TOTALS_HALF_UP")).body("latest", equalTo(true))
                .body("lines.kind", hasItems("MINIMUM_WAGE", "PAID", "DEDUCTED", "UNPAID", "UNLAWFUL_DEDUCTION", "FEE",
                "IN_KIND_NOT_COUNTED")).extract().path("id");
        as(Account.CHIEF).get(API + "/wage-claims/" + claim + "/calculations/" + calculation).then().statusCode(200)
                .body("lines[0].kind", equalTo("MINIMUM_WAGE")).body("lines[0].quantity", equalTo(40))
                        .body("lines[0].rate.toDouble()", closeTo(11.44, 0.0001))
                .body("lines[0].amount.toDouble()", closeTo(457.60, 0.0001)).body("lines[0].unverified", equalTo(true));
        post(Account.INSPECTOR,
                claim, "/repayments", "{\"amount\":{\"minor\":105761,\"currency\":\"GBP\"},\"method\":\"BANK\",\"paidOn\":\"2024-06-01\"}")
                .statusCode(400)
                .body("violations[0].field", equalTo("amount"));
        String paid = post(Account.INSPECTOR, claim, "/repayments",
                "{\"amount\":{\"minor\":105760,\"currency\":\"GBP\"},\"method\":\"BANK\",\"paidOn\":\"2024-06-01\"}")
                .statusCode(201).extract().path("id");
        as(Account.CHIEF).get(API + "/wage-claims/" + claim).then().statusCode(200).body("owed.minor", equalTo(105760))
                .body("repaid.minor", equalTo(105760))
                .body("balance.minor", equalTo(0)).body("name", equalTo("Quenby"));
        as(Account.CHIEF).get(API + "/wage-claims?unpaid=true&limit=200").then().statusCode(200).body("items.id", not(hasItem(claim)));
        post(Account.INSPECTOR, claim, "/repayments/" + paid + "/withdraw", "").statusCode(200).body("withdrawnAt", not(nullValue()));
        post(Account.INSPECTOR, claim, "/repayments/" + paid + "/withdraw", "").statusCode(409)
                .body("type", equalTo("urn:palermo:problem:wage-claim:withdrawn"));
        as(Account.CHIEF).get(API + "/wage-claims?unpaid=true&limit=200").then().statusCode(200).body("items.id", hasItem(claim));
        as(Account.CHIEF).get(API + "/wage-claims/" + claim + "/repayments").then().statusCode(200).body("items.size()", equalTo(1));
    }

    /// The largest claims take seconds: meanwhile the event loop answers other requests.
    @Test
    void created_201_calculated_off_the_event_loop() {
        String claim = aClaim(Account.INSPECTOR, "Quenby");
        post(Account.INSPECTOR, claim, "/hours", HOURS.formatted("2024-04-08", "2024-04-14", "40")).statusCode(201);
        Set<Boolean> onEventLoop = ConcurrentHashMap.newKeySet();
        QuarkusMock.installMockForType(new WageLaws(json) {
            @Override
            public Edition of(String country) {
                Edition edition = super.of(country);
                WageLaw law = edition.law();
                List<MinimumRate> rates = new AbstractList<>() {
                    @Override
                    public MinimumRate get(int index) {
                        onEventLoop.add(Context.isOnEventLoopThread());
                        return law.rates().get(index);
                    }

                    @Override
                    public int size() {
                        return law.rates().size();
                    }
                };
                return new Edition(edition.name(), new WageLaw(law.country(), law.version(), law.note(), law.everyYear(), law.rateOf(), rates,
                        law.premiums(), law.deductions(), law.inKind(), law.fees()));
            }
        }, WageLaws.class);
        post(Account.INSPECTOR, claim, "/calculations", "").statusCode(201).body("wages.minor", equalTo(45760));
        assertEquals(Set.of(false), onEventLoop);
    }

    @Test
    void created_201_weeks_are_copied_and_the_next_one_is_suggested() {
        String claim = aClaim(Account.INSPECTOR, "Quenby");
        as(Account.INSPECTOR).get(API + "/wage-claims/" + claim + "/hours/next").then().statusCode(200).body("from", equalTo("2024-04-08"))
                .body("until", equalTo("2024-04-14"))
                .body("hours", nullValue());
        post(Account.INSPECTOR, claim, "/hours/repeat", "{\"times\":1}").statusCode(409)
                .body("type", equalTo("urn:palermo:problem:wage-claim:nothing-to-copy"));
        post(Account.INSPECTOR, claim, "/hours", HOURS.formatted("2024-04-08", "2024-04-14", "48.25")).statusCode(201);
        post(Account.INSPECTOR, claim, "/hours/repeat", "{\"times\":3}").statusCode(201).body("items.size()", equalTo(3))
                .body("items[2].until", equalTo("2024-05-05"));
        as(Account.INSPECTOR).get(API + "/wage-claims/" + claim + "/hours/next").then().statusCode(200).body("from", equalTo("2024-05-06"))
                .body("hours.toDouble()", closeTo(48.25, 0.0001));
        String last = as(Account.INSPECTOR).get(API + "/wage-claims/" + claim + "/hours").then().statusCode(200)
                .body("items.size()", equalTo(4)).extract().path("items[3].id");
        as(Account.INSPECTOR).delete(API + "/wage-claims/" + claim + "/hours/" + last).then().statusCode(204);
        as(Account.INSPECTOR).delete(API + "/wage-claims/" + claim + "/hours/" + last).then().statusCode(404);
        post(Account.INSPECTOR, claim, "/hours/repeat", "{\"times\":52}").statusCode(400).body("violations[0].field", equalTo("until"));
        as(Account.INSPECTOR).get(API + "/wage-claims/" + claim + "/hours").then().body("items.size()", equalTo(3));
    }

    @Test
    void created_201_after_a_whole_month_comes_the_next_month() {
        String claim = aClaim(Account.INSPECTOR, "Quenby");
        post(Account.INSPECTOR, claim, "/hours", HOURS.formatted("2024-05-01", "2024-05-31", "100")).statusCode(201);
        post(Account.INSPECTOR, claim, "/hours/repeat", "{\"times\":2}").statusCode(201)
                .body("items.until", equalTo(List.of("2024-06-30", "2024-07-31")));
    }

    @Test
    void conflict_409_a_day_twice() {
        String claim = aClaim(Account.INSPECTOR, "Quenby");
        post(Account.INSPECTOR, claim, "/hours", HOURS.formatted("2024-04-08", "2024-04-14", "40")).statusCode(201);
        post(Account.INSPECTOR, claim, "/hours", HOURS.formatted("2024-04-14", "2024-04-20", "40")).statusCode(409)
                .body("type", equalTo("urn:palermo:problem:wage-claim:days-recorded"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "from | {\"from\":\"2024-04-01\",\"until\":\"2024-04-14\",\"hours\":40,\"daysWorked\":6}",
        "until | {\"from\":\"2024-04-08\",\"until\":\"2025-01-01\",\"hours\":40,\"daysWorked\":6}",
        "until | {\"from\":\"2024-04-14\",\"until\":\"2024-04-08\",\"hours\":40,\"daysWorked\":6}",
        "until | {\"from\":\"2024-05-01\",\"until\":\"2024-06-01\",\"hours\":40,\"daysWorked\":6}",
        "hours | {\"from\":\"2024-04-08\",\"until\":\"2024-04-08\",\"hours\":24.25,\"daysWorked\":1}",
        "overtimeHours | {\"from\":\"2024-04-08\",\"until\":\"2024-04-14\",\"hours\":40,\"overtimeHours\":41,\"daysWorked\":6}",
        "restDays | {\"from\":\"2024-04-08\",\"until\":\"2024-04-14\",\"hours\":40,\"daysWorked\":6,\"restDays\":2}",
        "agreedUnit | {\"from\":\"2024-04-08\",\"until\":\"2024-04-14\",\"hours\":40,\"daysWorked\":6,\"agreed\":{\"minor\":1,\"currency\":\"GBP\"}}",
        "pieceRate | {\"from\":\"2024-04-08\",\"until\":\"2024-04-14\",\"hours\":40,\"daysWorked\":6,\"pieces\":3}",
        "agreed | {\"from\":\"2024-04-08\",\"until\":\"2024-04-14\",\"hours\":40,\"daysWorked\":6,\"agreedUnit\":\"HOUR\",\"agreed\":{\"minor\":1,\"currency\":\"EUR\"}}",
        "hours | {\"from\":\"2024-04-08\",\"until\":\"2024-04-14\",\"hours\":40.125,\"daysWorked\":6}"
    })
    void invalid_400_hours_that_can_not_be(String field, String body) {
        post(Account.INSPECTOR, aClaim(Account.INSPECTOR, "Quenby"), "/hours", body).statusCode(400)
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XAU", "XXX", "AAA", "gbp"})
    void invalid_400_a_currency_in_which_no_money_is_counted(String currency) {
        as(Account.INSPECTOR).body(CLAIM.formatted(aWorkplace("ESTABLISHMENT"), "Quenby", WORKER).replace("GBP", currency))
                .post(API + "/wage-claims").then().statusCode(400)
                .body("violations[0].field", equalTo("currency"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "worker.label | \"payPeriod\":\"WEEK\",\"employedFrom\":\"2024-04-08\"",
        "worker.employedFrom | \"label\":\"x\",\"payPeriod\":\"WEEK\",\"employedFrom\":\"1989-12-31\"",
        "worker.employedUntil | \"label\":\"x\",\"payPeriod\":\"WEEK\",\"employedFrom\":\"2024-04-08\",\"employedUntil\":\"2024-04-07\"",
        "worker.employedUntil | \"label\":\"x\",\"payPeriod\":\"WEEK\",\"employedFrom\":\"2024-04-08\",\"employedUntil\":\"2999-01-01\"",
        "worker.bornOn | \"label\":\"x\",\"payPeriod\":\"WEEK\",\"employedFrom\":\"2024-04-08\",\"bornOn\":\"2024-04-08\"",
        "worker.region | \"label\":\"x\",\"payPeriod\":\"WEEK\",\"employedFrom\":\"2024-04-08\",\"region\":\"FR-75\"",
        "worker.label | \"label\":\"the one without papers\",\"payPeriod\":\"WEEK\",\"employedFrom\":\"2024-04-08\""
    })
    void invalid_400_a_worker_who_can_not_be(String field, String worker) {
        as(Account.INSPECTOR)
                .body("{\"workplace\":\"%s\",\"currency\":\"GBP\",\"worker\":{%s}}".formatted(aWorkplace("ESTABLISHMENT"), worker))
                .post(API + "/wage-claims").then()
                .statusCode(400).body("violations[0].field", equalTo(field));
    }

    /// A test of the whole schema: nothing asks for residence or permits.
    @Test
    void invalid_400_no_field_asks_for_residence_or_permits() {
        as(Account.INSPECTOR).body(CLAIM.formatted(aWorkplace("ESTABLISHMENT"), "Quenby", WORKER + ",\"permit\":\"none\""))
                .post(API + "/wage-claims").then().statusCode(400);
        assertEquals(0, count("select count(*) from information_schema.columns where table_name like 'wage\\_%' and column_name similar to '%(visa|permit|status|national|migra|resid)%'"));
    }

    @Test
    void created_201_in_a_visit_and_invalid_400_in_a_visit_of_another_workplace() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String visit = aVisit(Account.INSPECTOR, workplace);
        String body = CLAIM.formatted(workplace, "Quenby", WORKER).replace("\"currency\"", "\"visit\":\"" + visit + "\",\"currency\"");
        String claim = as(Account.INSPECTOR).body(body).post(API + "/wage-claims").then().statusCode(201).body("visit", equalTo(visit))
                .extract().path("id");
        as(Account.CHIEF).get(API + "/wage-claims?visit=" + visit).then().statusCode(200).body("items.id", equalTo(List.of(claim)));
        as(Account.INSPECTOR).body(body.replace(workplace, aWorkplace("ESTABLISHMENT"))).post(API + "/wage-claims").then().statusCode(400)
                .body("violations[0].field", equalTo("visit"));
        String theirs = aVisit(Account.OTHER_INSPECTOR, workplace);
        as(Account.INSPECTOR).body(body.replace(visit, theirs)).post(API + "/wage-claims").then().statusCode(404);
    }

    @Test
    void ok_200_changed_with_if_match_and_calculated_again() {
        String claim = aWholeClaim(Account.INSPECTOR, "Quenby");
        String tag = as(Account.INSPECTOR).get(API + "/wage-claims/" + claim).then().statusCode(200).body("outOfDate", nullValue())
                .extract().header("ETag");
        String apprentice = "{\"label\":\"second machine\",\"category\":\"APPRENTICE\"," + WORKER + "}";
        as(Account.INSPECTOR).body(apprentice).put(API + "/wage-claims/" + claim).then().statusCode(428);
        as(Account.INSPECTOR).header("If-Match", "\"0\"").body(apprentice).put(API + "/wage-claims/" + claim).then().statusCode(412);
        as(Account.INSPECTOR).header("If-Match", tag).body(apprentice).put(API + "/wage-claims/" + claim).then().statusCode(200)
                .body("name", nullValue()).body("label", equalTo("second machine")).body("outOfDate", equalTo(true));
        as(Account.INSPECTOR).get(API + "/wage-claims/" + claim + "/statement").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:wage-claim:not-calculated"));
        post(Account.CHIEF, claim, "/calculations", "").statusCode(201).body("wages.minor", equalTo(0)).body("total.minor", equalTo(96000));
        as(Account.INSPECTOR).get(API + "/wage-claims/" + claim + "/calculations").then().statusCode(200).body("items.size()", equalTo(2))
                .body("items.total.minor", equalTo(List.of(96000, 105760))).body("items.latest", equalTo(List.of(true, false)));
        as(Account.INSPECTOR).get(API + "/wage-claims/" + claim).then().body("outOfDate", nullValue())
                .body("balance.minor", equalTo(86000));
    }

    @Test
    void conflict_409_nothing_to_calculate_and_nothing_to_repay() {
        String claim = aClaim(Account.INSPECTOR, "Quenby");
        post(Account.INSPECTOR, claim, "/calculations", "").statusCode(409)
                .body("type", equalTo("urn:palermo:problem:wage-claim:nothing-recorded"));
        post(Account.INSPECTOR,
                claim, "/repayments", "{\"amount\":{\"minor\":1,\"currency\":\"GBP\"},\"method\":\"BANK\",\"paidOn\":\"2024-06-01\"}")
                .statusCode(409)
                .body("type", equalTo("urn:palermo:problem:wage-claim:not-calculated"));
    }

    /// Nothing could be credited for these days, and the claim would be too large.
    @Test
    void conflict_409_a_payment_has_days_without_work() {
        String claim = aClaim(Account.INSPECTOR, "Quenby");
        post(Account.INSPECTOR, claim, "/hours", HOURS.formatted("2024-04-08", "2024-04-12", "40").replace("6", "5")).statusCode(201);
        post(Account.INSPECTOR, claim, "/pay", PAY).statusCode(201);
        post(Account.INSPECTOR, claim, "/calculations", "").statusCode(409).body("type", equalTo("urn:palermo:problem:wage-claim:paid-days-not-recorded"))
                .body("detail", containsString(": 2024-04-13 to 2024-04-14."));
        post(Account.INSPECTOR, claim, "/hours", HOURS.formatted("2024-04-15", "2024-04-19", "40").replace("6", "5")).statusCode(201);
        post(Account.INSPECTOR, claim, "/calculations", "").statusCode(201);
    }

    @Test
    void created_201_once_for_one_idempotency_key() {
        String claim = aWholeClaim(Account.INSPECTOR, "Quenby");
        String key = UUID.randomUUID().toString();
        String first = as(Account.INSPECTOR).header("Idempotency-Key", key).post(API + "/wage-claims/" + claim + "/calculations").then()
                .statusCode(201).extract().path("id");
        as(Account.INSPECTOR).header("Idempotency-Key", key).post(API + "/wage-claims/" + claim + "/calculations").then().statusCode(201)
                .body("id", equalTo(first));
    }

    /// Her employer may find the page.
    @Test
    void ok_200_the_statement_is_in_her_language_and_names_no_inspectorate() {
        String claim = aWholeClaim(Account.INSPECTOR, "Quenby <b>");
        String visitless = as(Account.INSPECTOR).get(API + "/wage-claims/" + claim + "/statement").then().statusCode(200)
                .contentType("text/html")
                .body(containsString("lang=\"fr\"")).body(containsString("Quenby &lt;b&gt;")).body(containsString("1057.60 GBP"))
                .body(containsString("957.60 GBP"))
                .body(containsString("11.4400 GBP")).body(containsString("(non vérifié)")).extract().asString().toLowerCase();
        for (String word : List.of("inspect", "plainte", "victim", "palermo", "mécanisme", "visite", "enquête", "traite")) {
            assertTrue(!visitless.contains(word), word);
        }
        for (String language : List.of("en", "fr", "es", "ar", "zh", "ru")) {
            String page = as(Account.INSPECTOR).get(API + "/wage-claims/" + claim + "/statement?language=" + language).then()
                    .statusCode(200)
                    .body(containsString("lang=\"" + language + "\"")).extract().asString();
            assertEquals(language.equals("en"), page.contains("unverified"), language);
            assertTrue(!page.contains("line.") && !page.contains("of.") && !page.contains("unit."), language + " lacks words");
        }
        as(Account.INSPECTOR).get(API + "/wage-claims/" + claim + "/statement?language=de").then().statusCode(400)
                .body("violations[0].field", equalTo("language"));
    }

    @Test
    void ok_200_the_completeness_explains_itself() {
        String claim = aWholeClaim(Account.INSPECTOR, "Quenby");
        as(Account.INSPECTOR).get(API + "/wage-claims/" + claim + "/completeness").then().statusCode(200)
                .body("lines.record", equalTo(List.of("HOURS", "PAY", "PAYSLIP", "REST_DAYS"))).body("lines[0].days", equalTo(7))
                        .body("lines[0].ofDays", equalTo(268))
                .body("score", equalTo(1)).body("missing.find { it.record == 'HOURS' }.from", equalTo("2024-04-15"))
                .body("missing.findAll { it.record == 'PAYSLIP' }.from", equalTo(List.of("2024-04-08")));
    }

    @Test
    void ok_200_the_minimum_wages_are_published() {
        as(Account.BORDER).get(API + "/minimum-wages?country=GB&on=2023-06-01").then().statusCode(200).body("items.size()", greaterThan(4))
                .body("items.find { it.ageFrom == 25 }.amount.toDouble()", closeTo(10.42, 0.0001)).body("items.unverified", hasItem(true));
        as(Account.NGO).get(API + "/minimum-wages?country=ZZ").then().statusCode(200).body("items.size()", equalTo(0));
        as(Account.NGO).get(API + "/minimum-wages").then().statusCode(400);
    }

    @Test
    void forbidden_403_for_others_and_not_found_404_for_another_inspectorate() {
        String claim = aWholeClaim(Account.INSPECTOR, "Quenby");
        as(Account.AUTHORITY).get(API + "/wage-claims/" + claim).then().statusCode(403);
        for (String path : List.of("", "/hours", "/hours/next", "/pay", "/fees", "/calculations", "/repayments", "/statement",
                "/completeness")) {
            as(Account.OTHER_INSPECTOR).get(API + "/wage-claims/" + claim + path).then().statusCode(404);
        }
        post(Account.OTHER_INSPECTOR, claim, "/hours", HOURS.formatted("2024-05-06", "2024-05-12", "40")).statusCode(404);
        as(Account.OTHER_INSPECTOR).get(API + "/wage-claims?limit=200").then().statusCode(200).body("items.id", not(hasItem(claim)));
    }

    @Test
    void the_database_shows_a_claim_to_its_inspectorate_only_and_keeps_no_name_in_clear() throws SQLException {
        String claim = aWholeClaim(Account.INSPECTOR, "Quenbyclear");
        Map<String, String> column = Map.of("wage_claim", "id");
        try (Acting own = Acting.as(Account.CHIEF); Acting other = Acting.as(Account.OTHER_INSPECTOR); Acting authority = Acting.as(Account.AUTHORITY); Acting owner = Acting.owner()) {
            authority.set("palermo.agency", Account.INSPECTOR.agency().toString());
            for (String table : TABLES) {
                String rows = table + " where " + column.getOrDefault(table, "claim") + " = '" + claim + "'";
                assertTrue(own.count(rows) > 0, table);
                assertEquals(0, other.count(rows), table);
                assertEquals(0, authority.count(rows), table);
                assertEquals(0, owner.count(rows), table);
            }
        }
        assertEquals(0, count("select count(*) from wage_claim c where c.id = '" + claim + "' and c::text like '%Quenbyclear%'"));
        assertEquals("1", text("select count(*) from data_key where purpose = 'WAGE_CLAIM' and owner = '" + claim + "'"));
    }
}
