package org.palermo.inspection.statement;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.find;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.directive.GivenDirectives;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.text.PageWords;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class StatementsTest {
    private static final String STATEMENTS = API + "/statements";
    private static final String POSITIVE = """
            {"subject":"ADULT","workers":4,"indicators":["DR01","DR02","EX01","EX02","CD01","CD02"],"note":"a locked gate"}
            """;

    private String company;

    @BeforeEach
    void aCompany() {
        company = as(Account.INSPECTOR).body("{\"name\":\"Stores %s\",\"country\":\"GB\"}".formatted(UUID.randomUUID())).post(API + "/companies").then().statusCode(201).extract().path("id");
    }

    @Test
    void created_201_and_read() {
        String id = statement();
        as(Account.RAPPORTEUR).get(STATEMENTS + "/" + id).then().statusCode(200).body("areas", equalTo(List.of("POLICIES", "TRAINING")))
                .body("missing", equalTo(List.of("STRUCTURE", "DUE_DILIGENCE", "RISKS", "EFFECTIVENESS"))).body("answers", hasSize(0)).body("columns", nullValue());
        as(Account.INSPECTOR).get(STATEMENTS + "?company=" + company).then().body("items.id", equalTo(List.of(id)));
    }

    @Test
    void known_409_a_second_of_the_year() {
        statement();
        record("UK", 2025).statusCode(409).body("type", equalTo("urn:palermo:problem:statement:known"));
        record("AU", 2025).statusCode(201);
    }

    @Test
    void invalid_400_a_statement() {
        as(Account.INSPECTOR).body("{\"company\":\"CO-0\",\"regime\":\"UK\",\"year\":2025,\"statementUrl\":\"https://a.example\",\"areas\":[]}").post(STATEMENTS).then().statusCode(400)
                .body("violations[0].field", equalTo("company"));
        as(Account.INSPECTOR).body("{\"company\":\"%s\",\"regime\":\"UK\",\"year\":2025,\"periodStart\":\"2025-01-01\",\"statementUrl\":\"https://a.example\",\"areas\":[]}".formatted(company))
                .post(STATEMENTS).then().statusCode(400).body("violations[0].field", equalTo("periodStart"));
        as(Account.INSPECTOR).body("{\"company\":\"%s\",\"regime\":\"UK\",\"year\":2025,\"statementUrl\":\"javascript:alert(1)\",\"areas\":[]}".formatted(company))
                .post(STATEMENTS).then().statusCode(400).body("violations[0].field", equalTo("statementUrl"));
    }

    @Test
    void ok_200_the_questions_in_the_language_of_the_reader() {
        String questions = API + "/statement-questions";
        for (String language : PageWords.LANGUAGES) {
            assertEquals(language.equals("en"), as(Account.INSPECTOR).get(questions + "?language=" + language).then().statusCode(200).extract().path("items.text")
                    .equals(as(Account.INSPECTOR).get(questions).path("items.text")), language);
        }
        as(Account.RAPPORTEUR).get(questions + "?language=fr").then().body("items.find { it.code == 'TRAINING' }.text", equalTo("Dit-elle qui est formé ?"));
        as(Account.RAPPORTEUR).get(questions + "?language=de").then().body("items.find { it.code == 'TRAINING' }.text", equalTo("Does it say who is trained?"));
        as(Account.RAPPORTEUR).get(questions + "?language=French").then().statusCode(400);
        String id = statement();
        answer(Account.CHIEF, id, "AUDITS", "YES").body("answers[0].text", equalTo("Does it say that workplaces of suppliers are audited?"));
        String audited = "¿Dice que se auditan los lugares de trabajo de los proveedores?";
        as(Account.CHIEF).get(STATEMENTS + "/" + id + "?language=es").then().statusCode(200).body("answers[0].text", equalTo(audited));
        as(Account.CHIEF).get(STATEMENTS + "/" + id + "/cross-check?language=es").then().statusCode(200).body("says[0].text", equalTo(audited));
    }

    @Test
    void ok_200_the_last_answer_counts_and_the_earlier_one_stays() throws SQLException {
        String id = statement();
        answer(Account.INSPECTOR, id, "AUDITS", "UNCLEAR").statusCode(200);
        answer(Account.RAPPORTEUR, id, "AUDITS", "YES").statusCode(200).body("answers", hasSize(1)).body("answers[0].answer", equalTo("YES"))
                .body("answers[0].place", equalTo("page 4")).body("answers[0].from", equalTo("PERSON"));
        assertEquals(2, count("select count(*) from statement_answer where statement = '" + id + "'"));
        answer(Account.INSPECTOR, id, "HOPE", "YES").statusCode(400).body("violations[0].field", equalTo("question"));
        answer(Account.INSPECTOR, UUID.randomUUID().toString(), "AUDITS", "YES").statusCode(404);
        answer(Account.ADMINISTRATOR, id, "AUDITS", "YES").statusCode(403);
        try (Acting acting = Acting.as(Account.ADMINISTRATOR)) {
            assertEquals(0, acting.count("statement_answer"));
        }
        try (Acting acting = Acting.as(Account.INSPECTOR)) {
            assertEquals(0, acting.change("update statement_answer set answer = 'NO' where statement = '" + id + "'"));
        }
    }

    @Test
    void ok_200_which_laws_oblige() {
        turnover("2025-12-31", 3_600_000_000L, "GBP").statusCode(201).body("years.obligation", contains("UK-2015-54", "AU-2018-5")).body("years.reaches", contains("YES", "OTHER_CURRENCY"))
                .body("years[0].unverified", hasItem("threshold")).body("years[0].statement", nullValue()).body("years[0].due", nullValue()).body("years[1].due", equalTo("2026-06-30"));
        String id = statement();
        turnover("2025-12-31", 3_599_999_999L, "GBP").statusCode(201).body("years[0].reaches", equalTo("NO")).body("years[0].statement", equalTo(id));
        turnover("2016-03-30", 9_000_000_000L, "GBP").statusCode(201).body("years.yearEnds", contains("2025-12-31", "2025-12-31"));
        as(Account.RAPPORTEUR).get(API + "/companies/" + company + "/obligations").then().statusCode(200).body("years", hasSize(2));
        as(Account.RAPPORTEUR).get(API + "/statement-obligations").then().statusCode(200).body("items.find { it.regime == 'UK' }.threshold.minor", equalTo(3_600_000_000L));
        as(Account.RAPPORTEUR).get(API + "/companies/" + UUID.randomUUID() + "/obligations").then().statusCode(404);
    }

    @Test
    void invalid_400_turnover() {
        turnover("2025-12-31", 1, "XAU").statusCode(400).body("violations[0].field", equalTo("turnover.currency"));
        turnover("1999-12-31", 1, "GBP").statusCode(400).body("violations[0].field", equalTo("yearEnds"));
    }

    @Test
    void ok_200_it_says_that_it_audits_and_inspectors_found() {
        String id = statement();
        String mill = aWorkplace("ESTABLISHMENT");
        String quiet = aWorkplace("ESTABLISHMENT");
        String agent = as(Account.INSPECTOR).body("{\"name\":\"Agent %s\",\"country\":\"GB\"}".formatted(UUID.randomUUID())).post(API + "/companies").then().extract().path("id");
        link(agent, company);
        link(mill, agent);
        link(quiet, company);
        answer(Account.CHIEF, id, "AUDITS", "YES");
        answer(Account.CHIEF, id, "BOARD", "YES");
        check(Account.CHIEF, id).body("suppliers", equalTo(2)).body("says.question", contains("AUDITS")).body("found", hasSize(0)).body("contrasts", hasSize(0));
        find(Account.INSPECTOR, aVisit(Account.INSPECTOR, mill), POSITIVE).then().statusCode(201);
        String answered = check(Account.CHIEF, id).body("found.workplace.id", contains(mill)).body("found[0].visits", equalTo(1)).body("found[0].findings", equalTo(1))
                .body("found[0].positive", equalTo(1)).body("found[0].step", equalTo(2)).body("contrasts", contains("AUDITED_AND_FOUND")).extract().asString();
        for (String hidden : List.of("COMPLAINT\"", "DR01", "locked gate")) {
            assertEquals(-1, answered.indexOf(hidden), hidden);
        }
        check(Account.RAPPORTEUR, id).body("suppliers", equalTo(2)).body("found", nullValue()).body("contrasts", nullValue());
        as(Account.INSPECTOR).get(STATEMENTS + "/" + id + "/cross-check").then().statusCode(403);
    }

    /// A workplace without any sign of forced labour, but with violations and a final order.
    @Test
    void ok_200_it_says_that_it_audits_and_inspectors_found_violations() {
        String id = statement();
        String mill = aWorkplace("ESTABLISHMENT");
        link(mill, company);
        for (String question : List.of("AUDITS", "FEES", "COMPLAINTS")) {
            answer(Account.CHIEF, id, question, "YES");
        }
        answer(Account.CHIEF, id, "FOUND", "NO");
        String visit = aVisit(Account.INSPECTOR, mill);
        String order = GivenDirectives.issued(Account.INSPECTOR, visit, "pay");
        check(Account.CHIEF, id).body("found[0].positive", equalTo(0)).body("found[0].violations", equalTo(1)).body("found[0].finalOrders", equalTo(0))
                .body("contrasts", contains("AUDITED_AND_FOUND", "COMPLAINTS_AND_FOUND"));
        execute("update directive set appeal_until = current_date - 3 where id = '" + order + "'");
        check(Account.CHIEF, id).body("found[0].findings", equalTo(1)).body("found[0].finalOrders", equalTo(1));
        find(Account.INSPECTOR, visit, """
                {"subject":"ADULT","workers":4,"indicators":[],"violations":[{"code":"RECRUITMENT_FEE","actedOn":"2025-12-31","workers":4}]}
                """).then().statusCode(201);
        check(Account.CHIEF, id).body("found[0].violations", equalTo(2)).body("contrasts", contains("AUDITED_AND_FOUND", "COMPLAINTS_AND_FOUND", "NO_FEES_AND_FOUND"));
        check(Account.RAPPORTEUR, id).body("found", nullValue()).body("contrasts", nullValue());
        execute("update directive set state = 'QUASHED', appeal_lodged_on = current_date - 4, appeal_outcome = 'QUASHED', appeal_decided_on = current_date - 2 where id = '" + order + "'");
        check(Account.CHIEF, id).body("found[0].violations", equalTo(1)).body("found[0].finalOrders", equalTo(0));
    }

    @Test
    void ok_200_what_another_inspectorate_found_is_not_compared() {
        String id = statement();
        String mill = aWorkplace("ESTABLISHMENT");
        link(mill, company);
        find(Account.OTHER_INSPECTOR, aVisit(Account.OTHER_INSPECTOR, mill), POSITIVE).then().statusCode(201);
        check(Account.CHIEF, id).body("found", hasSize(0));
    }

    private String statement() {
        return record("UK", 2025).statusCode(201).extract().path("id");
    }

    private ValidatableResponse record(String regime, int year) {
        return as(Account.INSPECTOR).body("""
                {"company":"%s","regime":"%s","year":%d,"periodStart":"2025-01-01","periodEnd":"2025-12-31","statementUrl":"https://stores.example/msa","areas":["TRAINING","POLICIES"]}
                """.formatted(company, regime, year)).post(STATEMENTS).then();
    }

    private static ValidatableResponse answer(Account by, String statement, String question, String answer) {
        return as(by).body("{\"question\":\"%s\",\"answer\":\"%s\",\"place\":\" page 4 \"}".formatted(question, answer)).post(STATEMENTS + "/" + statement + "/answers").then();
    }

    private ValidatableResponse turnover(String yearEnds, long amount, String currency) {
        return as(Account.INSPECTOR).body("{\"yearEnds\":\"%s\",\"turnover\":{\"minor\":%d,\"currency\":\"%s\"},\"source\":\"accounts\"}".formatted(yearEnds, amount, currency))
                .post(API + "/companies/" + company + "/obligations/turnovers").then();
    }

    private static void link(String supplier, String buyer) {
        as(Account.INSPECTOR).body("""
                {"supplier":"%s","buyer":"%s","product":"Shirts","source":"PUBLISHED_LIST","validFrom":"2025-01-01"}
                """.formatted(supplier, buyer)).post(API + "/supply-links").then().statusCode(201);
    }

    private static ValidatableResponse check(Account by, String statement) {
        return as(by).get(STATEMENTS + "/" + statement + "/cross-check").then().statusCode(200);
    }
}
