package org.palermo.inspection.statement;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.summary;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class ImportStatementsTest {
    private static final String STATEMENTS = API + "/statements";

    private final String word = "Q" + UUID.randomUUID().toString().substring(0, 8);
    private final String digits = String.valueOf(UUID.randomUUID().getMostSignificantBits() & 0xFFFFFF);

    @BeforeEach
    void noFile() {
        execute("truncate company_statement, company_statement_earlier, statement_answer, statement_file");
    }

    @Test
    void ok_200_the_summary_of_the_united_kingdom_and_back_as_it_was_read() throws IOException {
        String file = file("uk-2026.csv");
        Response answer = send("UK", file);
        assertEquals("{\"summary\":{\"read\":5,\"imported\":5,\"matched\":0,\"rejected\":0}}", summary(answer));
        assertTrue(answer.asString().contains("a day was not understood; an address was not understood"), answer.asString());
        assertEquals(file, export("UK"));
        assertEquals(76, Integer.parseInt(text("select cardinality(header) from statement_file")));
    }

    /// The types of sector that the registry offers, one after the other, in a row of their own each; a cell with several has a line each.
    @Test
    void ok_200_every_type_of_sector_of_the_registry_comes_back_as_it_was_read() throws IOException {
        List<String> types;
        try (InputStream list = Thread.currentThread().getContextClassLoader().getResourceAsStream("statements/uk-registry-StatementSectorTypes.csv")) {
            types = new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(line -> line.substring(line.indexOf(',') + 1).replace("\"", "")).toList();
        }
        StringBuilder file = new StringBuilder("StatementYear,OrganisationName,OrganisationSectors\r\n");
        for (int i = 0; i < types.size(); i++) {
            file.append("2026,").append(word).append(" no. ").append(i).append(",\"").append(types.get(i)).append("\n").append(types.getFirst()).append("\"\r\n");
        }
        assertEquals("{\"summary\":{\"read\":23,\"imported\":23,\"matched\":0,\"rejected\":0}}", summary(send("UK", file.toString())));
        assertEquals(file.toString(), export("UK"));
    }

    @Test
    void ok_200_what_a_row_says() throws IOException {
        send("UK", file("uk-2026.csv"));
        String id = text("select id from company_statement where organisation = '" + word + " Clothing Ltd'");
        as(Account.INSPECTOR).get(STATEMENTS + "/" + id).then().statusCode(200)
                .body("regime", equalTo("UK")).body("year", equalTo(2026)).body("periodStart", equalTo("2025-01-01")).body("periodEnd", equalTo("2025-12-31"))
                .body("areas", equalTo(List.of("STRUCTURE", "POLICIES", "RISKS", "DUE_DILIGENCE"))).body("missing", equalTo(List.of("EFFECTIVENESS", "TRAINING")))
                .body("turnoverListed", equalTo("£36 million to £60 million")).body("columns", hasSize(76))
                .body("columns.find { it.name == 'ColumnOfLater1' }.value", equalTo("kept, as it is"))
                .body("columns.find { it.name == 'Address' }.value", equalTo("1 High Street\r\nLondon\r\nSW1A 1AA"))
                .body("answers.find { it.question == 'AUDITS' }.answer", equalTo("YES")).body("answers.find { it.question == 'AUDITS' }.from", equalTo("REGISTER"))
                .body("answers.find { it.question == 'COMPLAINTS' }.answer", equalTo("NO")).body("answers.find { it.question == 'FEES' }", nullValue());
    }

    @Test
    void ok_200_one_summary_of_several_organisations_and_a_number_as_a_name() throws IOException {
        send("UK", file("uk-2026.csv"));
        String id = text("select id from company_statement where organisation = '48213'");
        as(Account.RAPPORTEUR).get(STATEMENTS + "/" + id).then().statusCode(200).body("companyName", equalTo(word + " Group")).body("organisationName", equalTo("48213"))
                .body("sharedWith.organisationName", containsInAnyOrder(word + " Housing", word + " Living Limited"));
        String company = as(Account.RAPPORTEUR).get(STATEMENTS + "/" + id).then().extract().path("company");
        as(Account.RAPPORTEUR).get(STATEMENTS + "?company=" + company).then().body("items.id", equalTo(List.of(id)));
    }

    @Test
    void ok_200_a_later_file_keeps_what_the_earlier_one_said() throws IOException {
        String file = file("uk-2026.csv");
        send("UK", file);
        assertEquals("{\"summary\":{\"read\":5,\"imported\":0,\"matched\":5,\"rejected\":0}}", summary(send("UK", file)));
        assertEquals(0, count("select count(*) from company_statement_earlier"), "nothing was said otherwise");
        assertEquals(file, export("UK"));
        String later = file.replace("\"kept, as it is\"", "said otherwise");
        send("UK", later);
        assertEquals(1, count("select count(*) from company_statement_earlier"));
        assertEquals(later, export("UK"));
        assertEquals(1, count("select version from company_statement where organisation = '" + word + " Clothing Ltd'"));
    }

    @Test
    void ok_200_the_list_of_australia() throws IOException {
        String file = file("au.csv");
        Response answer = send("AU", file);
        assertEquals("{\"summary\":{\"read\":2,\"imported\":1,\"matched\":0,\"rejected\":1}}", summary(answer));
        assertTrue(answer.asString().contains("{\"row\":5,\"reason\":\"period_end must be a day from 2010 to 2100\"}"), answer.asString());
        as(Account.CHIEF).get(STATEMENTS + "?regime=AU&year=2025").then().statusCode(200).body("items.organisationName", containsInAnyOrder(word + " Wool Pty Ltd", word + " Yarn Pty Ltd"))
                .body("items[0].areas", nullValue());
        as(Account.CHIEF).get(API + "/companies?country=AU&q=" + word + " wool").then().body("items[0].number", equalTo("11" + digits + "1"));
        assertEquals(file.substring(0, file.indexOf("2024-07-01,,")), export("AU"));
    }

    /// A row is known by its organisation, year and summary, in whichever batch of 200 rows it comes.
    @Test
    void ok_200_a_statement_that_the_file_has_twice_is_rejected_with_its_line() {
        StringBuilder file = new StringBuilder("StatementYear,OrganisationName,StatementSummaryURL,Turnover\r\n");
        String row = "2026,%s no. %d,https://example.org/%s,%s\r\n";
        file.append(row.formatted(word, 1, "a", "first")).append(row.formatted(word, 2, "a", "shares a summary"))
                .append(row.formatted(word, 1, "b", "has another summary")).append(row.formatted(word, 1, "a", "second"));
        for (int i = 3; i < 303; i++) {
            file.append(row.formatted(word, i, "c", "x"));
        }
        file.append(row.formatted(word, 2, "a", "third"));
        for (String matched : List.of("\"imported\":303,\"matched\":0", "\"imported\":0,\"matched\":303")) {
            Response answer = send("UK", file.toString());
            assertEquals("{\"summary\":{\"read\":305," + matched + ",\"rejected\":2}}", summary(answer));
            assertTrue(answer.asString().contains("{\"row\":5,\"reason\":\"must not repeat the statement of line 2\"}"), answer.asString());
            assertTrue(answer.asString().contains("{\"row\":306,\"reason\":\"must not repeat the statement of line 3\"}"), answer.asString());
        }
        assertEquals("first", text("select turnover_listed from company_statement where organisation = '" + word + " no. 1' and summary_url like '%/a'"));
        assertEquals("shares a summary", text("select turnover_listed from company_statement where organisation = '" + word + " no. 2'"));
        assertEquals(0, count("select count(*) from company_statement_earlier"));
    }

    /// Of a row that names several organisations, the others are taken.
    @Test
    void ok_200_one_of_several_organisations_that_the_file_has_twice_is_noted() {
        String row = "2024-07-01,2025-06-30,\"%s\"\r\n";
        String file = "period_start,period_end,reporting_entities\r\n" + row.formatted(word + " A\n" + word + " A") + row.formatted(word + " A\n" + word + " B");
        for (String matched : List.of("\"imported\":2,\"matched\":0", "\"imported\":0,\"matched\":2")) {
            Response answer = send("AU", file);
            assertEquals("{\"summary\":{\"read\":2," + matched + ",\"rejected\":0}}", summary(answer));
            assertTrue(answer.asString().contains("\"note\":\"the file has the statement of one of its organisations twice (line 2)\""), answer.asString());
        }
        assertEquals(2, count("select count(*) from company_statement where regime = 'AU'"));
    }

    @Test
    void ok_200_filtered_by_what_is_missing() throws IOException {
        send("UK", file("uk-2026.csv"));
        as(Account.INSPECTOR).get(STATEMENTS + "?missing=STRUCTURE").then().statusCode(200).body("items.organisationName", equalTo(List.of("\"" + word + " Air\"")));
        as(Account.INSPECTOR).get(STATEMENTS + "?year=2025").then().body("items", hasSize(0));
        as(Account.INSPECTOR).get(STATEMENTS + "?missing=HOPE").then().statusCode(400).body("violations[0].field", equalTo("missing"));
    }

    @Test
    void invalid_400_another_file() {
        send("UK", "name,country\na,b\n").then().statusCode(400).body("violations[0].message", equalTo("must have the column OrganisationName in its first line"));
        given().auth().oauth2(Account.CHIEF.token()).contentType("text/csv").body("a\n").post(STATEMENTS + "/imports?regime=FR&name=x").then().statusCode(400).body("violations[0].field", equalTo("regime"));
    }

    @Test
    void not_found_404_before_a_file_was_imported() {
        as(Account.CHIEF).get(STATEMENTS + "/exports?regime=UK").then().statusCode(404);
    }

    @Test
    void forbidden_403_wrong_role() {
        as(Account.INSPECTOR).get(STATEMENTS + "/exports?regime=UK").then().statusCode(403);
        as(Account.NGO).get(STATEMENTS).then().statusCode(403);
    }

    private Response send(String regime, String file) {
        Response answer = given().auth().oauth2(Account.CHIEF.token()).contentType("text/csv").queryParam("regime", regime).queryParam("name", "file of a test")
                .body(file.getBytes(StandardCharsets.UTF_8)).post(STATEMENTS + "/imports");
        answer.asByteArray();
        return answer;
    }

    private static String export(String regime) {
        return new String(as(Account.CHIEF).get(STATEMENTS + "/exports?regime=" + regime).then().statusCode(200).extract().asByteArray(), StandardCharsets.UTF_8);
    }

    private String file(String name) throws IOException {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream("statements/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("@U@", word).replace("@N@", digits);
        }
    }
}
