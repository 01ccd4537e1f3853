package org.palermo.inspection.finding;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.find;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.directive.GivenDirectives;
import org.palermo.inspection.plan.GivenPlan;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

/// A finding is corrected at a desk, and what stood before is kept.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class CorrectFindingTest {
    private static final String SAID = """
            {"subject":"ADULT","workers":4,"indicators":["EX01"],"note":"a locked door",
             "violations":[{"code":"WAGES_BELOW_MINIMUM","actedOn":"2025-12-31","workers":4},
               {"code":"DOCUMENTS_KEPT","actedOn":"2025-12-31","workers":1}]}
            """;
    private static final String CORRECTED = """
            {"subject":"CHILD","workers":3,"indicators":["EX01","EX02"],"note":"an open door"%s,"reason":"counted anew"}""";

    private String visit;
    private String finding;
    private List<String> violations;

    @BeforeEach
    void aFinding() {
        visit = aVisit(Account.INSPECTOR);
        finding = find(Account.INSPECTOR, visit, SAID).then().statusCode(201).extract().path("id");
        violations = as(Account.INSPECTOR).get(at("")).path("violations.id");
    }

    @Test
    void ok_200_what_counts_is_replaced_screened_anew_and_what_stood_before_is_kept() {
        correct(Account.CHIEF, CORRECTED.formatted(",\"withdrawn\":[\"" + violations.getFirst() + "\"],\"violations\":["
                + violation("NO_WEEKLY_REST", 3) + "]"))
                .statusCode(200).body("id", equalTo(finding)).body("subject", equalTo("CHILD")).body("workers", equalTo(3))
                .body("note", equalTo("an open door"))
                .body("indicators", contains("EX01", "EX02")).body("screening.screenedAsChild", equalTo(true))
                .body("screening.positive", equalTo(true))
                .body("violations.code", containsInAnyOrder("DOCUMENTS_KEPT", "NO_WEEKLY_REST"));
        as(Account.INSPECTOR).get(at("")).then().statusCode(200).body("note", equalTo("an open door")).body("violations", hasSize(2));
        as(Account.INSPECTOR).get(at("/corrections?language=es")).then().statusCode(200).body("items", hasSize(1))
                .body("items[0].form", nullValue())
                .body("items[0].subject", equalTo("ADULT")).body("items[0].workers", equalTo(4))
                .body("items[0].note", equalTo("a locked door"))
                .body("items[0].indicators", contains("EX01")).body("items[0].reason", equalTo("counted anew"))
                .body("items[0].by", equalTo(GivenPlan.CHIEF))
                .body("items[0].stoodBy", equalTo(GivenPlan.INSPECTOR)).body("items[0].violations.change", contains("WITHDRAWN", "ADDED"))
                .body("items[0].violations.text", contains("Pago inferior al salario mínimo", "Ningún descanso semanal"));
        correct(Account.INSPECTOR, CORRECTED.formatted("").replace("an open door", "a third door")).statusCode(200);
        as(Account.INSPECTOR).get(at("/corrections")).then().body("items.note", contains("a locked door", "an open door"))
                .body("items[1].violations", nullValue()).body("items[1].stoodBy", equalTo(GivenPlan.CHIEF));
        assertEquals(0,
                count("select count(*) from finding_correction where position(convert_to('counted anew', 'UTF8') in sealed_reason) > 0"),
                        "the reason is sealed");
    }

    /// Risk, figures and the annual report read the rows that are there; the annual report is told of each that comes or goes.
    @Test
    void ok_200_a_violation_that_is_withdrawn_counts_nowhere() {
        String workplace = text("select workplace from visit where coalesce(chosen, id) = '" + visit + "'");
        String named = "select count(*) from annual_change where workplace = '" + workplace + "'";
        execute("delete from annual_change where workplace = '" + workplace + "'");
        correct(Account.INSPECTOR, CORRECTED.formatted(",\"withdrawn\":[\"" + String.join("\",\"", violations) + "\"]")).statusCode(200)
                .body("violations", nullValue());
        assertEquals(true, count(named) > 0, "the annual report counts the workplace anew");
        assertEquals(0,
                count("select count(*) from finding_violation v join finding f on f.id = v.finding where coalesce(f.chosen, f.id) = '"
                        + finding + "'"));
        assertEquals("true", text("select positive::text from finding where coalesce(chosen, id) = '" + finding + "'"));
        as(Account.INSPECTOR).get(API + "/visits/" + visit + "/violations").then().body("items", hasSize(0));
    }

    @Test
    void conflict_409_an_order_or_a_penalty_is_founded_on_the_violation() {
        String withdraw = CORRECTED.formatted(",\"withdrawn\":[\"" + violations.getFirst()
                + "\"]").replace("\"workers\":3", "\"workers\":4");
        LocalDate today = LocalDate.now();
        GivenDirectives.issue(Account.INSPECTOR, visit, GivenDirectives
                .body("IMPROVEMENT", violations.getFirst(), today.minusDays(1), today.plusDays(9), "x")).statusCode(201);
        correct(Account.INSPECTOR, withdraw).statusCode(409).body("type", equalTo("urn:palermo:problem:finding:violation-founds-order"));
        as(Account.INSPECTOR).get(at("")).then().body("violations", hasSize(2)).body("note", equalTo("a locked door"));
        as(Account.INSPECTOR).get(at("/corrections")).then().body("items", hasSize(0));
        correct(Account.INSPECTOR, withdraw.replace(violations.getFirst(), violations.getLast())).statusCode(200)
                .body("violations.code", contains("WAGES_BELOW_MINIMUM"));
        String fined = aVisit(Account.INSPECTOR);
        String other = GivenDirectives.violation(Account.INSPECTOR, fined);
        as(Account.INSPECTOR).body(GivenDirectives.penalty(other, 500_000, today.minusDays(1), today.plusDays(9))).post(API + "/visits/"
                + fined + "/penalties").then().statusCode(201);
        String found = as(Account.INSPECTOR).get(API + "/visits/" + fined + "/findings").path("items[0].id");
        as(Account.INSPECTOR).header("If-Match", "\"0\"").body(withdraw.replace(violations.getFirst(), other))
                .post(API + "/visits/" + fined + "/findings/" + found + "/corrections").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:finding:violation-founds-order"));
    }

    @Test
    void refused_412_what_was_read_stands_no_more_428_without_a_version_and_409_beyond_500_corrections() {
        String body = CORRECTED.formatted("").replace("\"workers\":3", "\"workers\":4");
        as(Account.INSPECTOR).body(body).post(at("/corrections")).then().statusCode(428);
        String read = tag();
        assertEquals("\"0\"", read);
        correct(Account.CHIEF, body).statusCode(200).header("ETag", "\"1\"").body("version", equalTo(1));
        as(Account.INSPECTOR).header("If-Match", read).body(body.replace("an open door", "no door")).post(at("/corrections")).then()
                .statusCode(412);
        as(Account.INSPECTOR).get(at("")).then().body("note", equalTo("an open door")).body("version", equalTo(1));
        execute("""
                insert into finding_correction (id, finding, agency, subject, workers, indicators, stood_by, stood_since, sealed_reason,
                                                corrected_by, corrected_at)
                select gen_random_uuid(), c.finding, c.agency, c.subject, c.workers, c.indicators, c.stood_by, c.stood_since,
                       c.sealed_reason, c.corrected_by, c.corrected_at
                  from finding_correction c join finding f on f.id = c.finding, generate_series(1, 499)
                 where coalesce(f.chosen, f.id) = '%s'
                """.formatted(finding));
        correct(Account.INSPECTOR, body).statusCode(409).body("type", equalTo("urn:palermo:problem:finding:too-many-corrections"));
    }

    @Test
    void invalid_400_codes_violations_and_texts_as_when_it_is_recorded() {
        correct(Account.INSPECTOR, CORRECTED.formatted("").replace("EX02", "EX99")).statusCode(400)
                .body("violations.field", contains("indicators[1]"));
        correct(Account.INSPECTOR, CORRECTED.formatted("").replace("EX02", "EX01")).statusCode(400)
                .body("violations.field", contains("indicators[1]"));
        correct(Account.INSPECTOR, CORRECTED.formatted("")).statusCode(400).body("violations.field", contains("workers"));
        String fewer = CORRECTED.replace("\"workers\":3", "\"workers\":4");
        correct(Account.INSPECTOR, fewer.formatted(",\"withdrawn\":[\"" + UUID.randomUUID() + "\"]")).statusCode(400)
                .body("violations.field", contains("withdrawn"));
        correct(Account.INSPECTOR, fewer.formatted(",\"violations\":[" + violation("DOCUMENTS_KEPT", 1) + "]")).statusCode(400)
                .body("violations.field", contains("violations[0].code"));
        correct(Account.INSPECTOR, fewer.formatted(",\"violations\":[" + violation("NO_SUCH_CODE", 1) + "]")).statusCode(400)
                .body("violations.field", contains("violations[0].code"));
        correct(Account.INSPECTOR, fewer.formatted("").replace("an open door", "her visa expired")).statusCode(400)
                .body("violations.field", contains("note"));
        correct(Account.INSPECTOR, fewer.formatted("").replace("counted anew", "her visa expired")).statusCode(400)
                .body("violations.field", contains("reason"));
        correct(Account.INSPECTOR, fewer.formatted("").replace(",\"reason\":\"counted anew\"", "")).statusCode(400)
                .body("violations.field", contains("reason"));
        as(Account.INSPECTOR).get(at("")).then().body("note", equalTo("a locked door"));
    }

    @Test
    void invalid_400_nothing_would_be_left_unless_somebody_was_reported_who_stays_so() {
        String nothing = "{\"subject\":\"ADULT\",\"workers\":4,\"indicators\":[],\"withdrawn\":[\"%s\"],\"reason\":\"r\"}"
                .formatted(String.join("\",\"", violations));
        correct(Account.INSPECTOR, nothing).statusCode(400).body("violations.field", contains("indicators"));
        as(Account.INSPECTOR).body("""
                {"indicators":["EX01"],"victim":{"ageGroup":"CHILD","sex":"FEMALE","exploitation":["LABOUR"],"region":"GB-ENG-NW"}}""")
                .post(at("/suspected-victims")).then().statusCode(201);
        correct(Account.INSPECTOR, nothing).statusCode(200).body("reports", hasSize(1)).body("screening.positive", equalTo(false))
                .body("note", nullValue());
    }

    @Test
    void refused_403_another_role_404_another_inspectorate_and_409_an_erased_finding() {
        String withdrawn = violations.getFirst();
        String body = CORRECTED.formatted(",\"withdrawn\":[\"" + withdrawn + "\"]");
        correct(Account.AUTHORITY, body).statusCode(403);
        correct(Account.OTHER_INSPECTOR, body).statusCode(404);
        as(Account.INSPECTOR).header("If-Match", tag()).body(body)
                .post(API + "/visits/" + aVisit(Account.INSPECTOR) + "/findings/" + finding + "/corrections")
                .then().statusCode(404);
        String key = UUID.randomUUID().toString();
        String read = tag();
        for (int i = 0; i < 2; i++) {
            as(Account.INSPECTOR).header("Idempotency-Key", key).header("If-Match", read).body(body)
                    .post(at("/corrections")).then().statusCode(200);
        }
        as(Account.INSPECTOR).get(at("/corrections")).then().body("items", hasSize(1));
        String kept = "select count(*) from corrected_violation where violation = '" + withdrawn + "'";
        assertEquals(1, count(kept));
        execute("""
                update finding set erased_at = now(), indicators = '{}', sealed_note = null, screening = null, recorded_by = null, digest = ''
                 where coalesce(chosen, id) = '%s'
                """.formatted(finding));
        correct(Account.INSPECTOR, body).statusCode(409).body("type", equalTo("urn:palermo:problem:finding:erased-not-corrected"));
        assertEquals(0, count(kept), "what stood before is erased with the finding");
    }

    private String at(String more) {
        return API + "/visits/" + visit + "/findings/" + finding + more;
    }

    private static String violation(String code, int workers) {
        return "{\"code\":\"%s\",\"actedOn\":\"2025-12-31\",\"workers\":%d}".formatted(code, workers);
    }

    private String tag() {
        return as(Account.INSPECTOR).get(at("")).header("ETag");
    }

    private ValidatableResponse correct(Account account, String body) {
        return as(account).header("If-Match", tag()).body(body).post(at("/corrections")).then();
    }
}
