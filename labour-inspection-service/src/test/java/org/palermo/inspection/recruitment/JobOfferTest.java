package org.palermo.inspection.recruitment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class JobOfferTest {

    private static ValidatableResponse check(String offer) {
        return given().contentType(ContentType.JSON).body(offer).post(API + "/job-offers/check").then();
    }

    private static String because(String item, String offer) {
        JsonPath answer = check(offer).statusCode(200).header("Cache-Control", equalTo("no-store")).extract().jsonPath();
        assertEquals(10, answer.getList("items").size());
        return answer.getString("items.find { it.item == '" + item + "' }.because");
    }

    @Test
    void ok_200_an_offer_that_is_as_the_register_has_it() {
        KnownAgency agency = KnownAgency.registered();
        check("""
                {"agency":"harbour %s limited","licenceNumber":"%s","employer":"%s","position":"DOMESTIC WORKER","country":"QA","from":"ZZ",
                 "wage":{"minor":150000,"currency":"QAR"},"wagePer":"MONTH","payments":[{"item":"VISA","paidBy":"EMPLOYER"}],"contact":"OFFICE",
                 "contactAddress":"Lantern Row 7 Port Zed","travel":"WORK_VISA","passportKept":false}
                """.formatted(agency.name().split(" ")[1], agency.licence().toLowerCase(Locale.ROOT).replace("-", " "), agency.employer().replace("LLC", "")))
                .statusCode(200)
                .body("items.because", contains("AGENCY_REGISTERED", "LICENCE_VALID", "COUNTRY_ALLOWED", "JOB_ORDER_VALID", "POSITION_APPROVED", "WAGE_AS_APPROVED",
                        "NOTHING_TO_PAY", "CONTACT_AT_REGISTERED_ADDRESS", "WORK_VISA", "PASSPORT_WITH_YOU"))
                .body("items.answer.unique()", contains("MATCHES")).body("lines.country", contains("ZZ"));
    }

    @Test
    void ok_200_an_offer_that_differs_in_everything() {
        KnownAgency agency = KnownAgency.registered();
        as(Account.CHIEF).header("If-Match", "\"0\"").body("{\"decision\":\"SUSPEND\",\"decidedOn\":\"2025-01-01\",\"ground\":\"art. 3\"}")
                .post(agency.path() + "/licence-decisions").then().statusCode(200);
        check("""
                {"agency":"Quite Another","licenceNumber":"%s","employer":"%s","position":"Dancer","country":"QA","from":"ZZ",
                 "wage":{"minor":10,"currency":"QAR"},"wagePer":"MONTH","payments":[{"item":"PLACEMENT","paidBy":"WORKER","amount":{"minor":5,"currency":"USD"}}],
                 "contact":"OFFICE","contactAddress":"Elsewhere 1","travel":"VISIT_VISA","passportKept":true}
                """.formatted(agency.licence(), agency.employer())).statusCode(200)
                .body("items.because", contains("NAME_IS_NOT_OF_LICENCE", "LICENCE_SUSPENDED", "COUNTRY_ALLOWED", "JOB_ORDER_VALID", "POSITION_NOT_APPROVED",
                        "WAGE_NOT_COMPARABLE", "FEE_FORBIDDEN", "CONTACT_AT_ANOTHER_ADDRESS", "VISIT_VISA", "PASSPORT_KEPT"));
    }

    @Test
    void ok_200_each_item_by_itself() {
        KnownAgency agency = KnownAgency.registered();
        String licence = "\"licenceNumber\":\"" + agency.licence() + "\"";
        assertEquals("LICENCE_IS_NOT_OF_AGENCY", because("LICENCE", "{\"agency\":\"" + agency.name() + "\",\"licenceNumber\":\"7\"}"));
        assertEquals("LICENCE_NOT_FOUND", because("LICENCE", "{\"licenceNumber\":\"" + KnownAgency.word() + "\"}"));
        assertEquals("AGENCY_NOT_FOUND", because("AGENCY", "{\"agency\":\"" + KnownAgency.word() + "\"}"));
        assertEquals("COUNTRY_NOT_ALLOWED", because("COUNTRY", "{" + licence + ",\"country\":\"FR\"}"));
        assertEquals("EMPLOYER_NOT_APPROVED", because("EMPLOYER", "{" + licence + ",\"employer\":\"Nobody\"}"));
        assertEquals("WAGE_LOWER", because("WAGE", "{" + licence + ",\"employer\":\"" + agency.employer()
                + "\",\"position\":\"domestic worker\",\"wage\":{\"minor\":149999,\"currency\":\"QAR\"},\"wagePer\":\"MONTH\"}"));
        assertEquals("CONTACT_NOT_AT_OFFICE", because("CONTACT", "{\"contact\":\"SOCIAL_MEDIA\"}"));
        assertEquals("NOT_SAID", because("PASSPORT", "{" + licence + "}"));
        as(Account.CHIEF).post(agency.path() + "/job-orders/" + agency.jobOrder() + "/withdraw").then().statusCode(200);
        assertEquals("JOB_ORDER_EXPIRED", because("EMPLOYER", "{" + licence + ",\"employer\":\"" + agency.employer() + "\"}"));
        as(Account.CHIEF).body("{\"validFrom\":\"2025-01-01\",\"instrument\":\"Decision 7\"}").post(agency.path() + "/prohibitions").then().statusCode(201);
        assertEquals("RECRUITMENT_PROHIBITED", because("COUNTRY", "{" + licence + "}"));
    }

    @Test
    void ok_200_a_position_is_compared_only_with_the_jobs_of_an_approved_employer() {
        KnownAgency agency = KnownAgency.registered();
        String said = "\"licenceNumber\":\"" + agency.licence() + "\",\"position\":\"Domestic worker\"";
        assertEquals("POSITION_NEEDS_APPROVED_EMPLOYER", because("POSITION", "{" + said + "}"));
        assertEquals("POSITION_NEEDS_APPROVED_EMPLOYER", because("POSITION", "{" + said + ",\"employer\":\"Nobody\"}"));
        assertEquals("POSITION_APPROVED", because("POSITION", "{" + said + ",\"employer\":\"" + agency.employer() + "\"}"));
        Given.execute("delete from job_order where recruitment_agency = '" + agency.id() + "'");
        assertEquals("NO_JOB_ORDERS_HELD", because("POSITION", "{" + said + "}"));
        assertEquals("NO_JOB_ORDERS_HELD", because("EMPLOYER", "{" + said + ",\"employer\":\"Nobody\"}"));
    }

    @Test
    void ok_200_the_law_of_the_corridor_without_an_agency() {
        String paid = "{\"from\":\"%s\",\"country\":\"%s\",\"payments\":[{\"item\":\"%s\",\"paidBy\":\"WORKER\",\"amount\":{\"minor\":%d,\"currency\":\"%s\"}}]%s}";
        String wage = ",\"wage\":{\"minor\":40000,\"currency\":\"USD\"},\"wagePer\":\"MONTH\"";
        assertEquals("FEE_FORBIDDEN", because("PAYMENT", paid.formatted("FR", "GB", "TRAVEL", 1, "GBP", "")));
        assertEquals("FEE_WITHIN_LAW", because("PAYMENT", paid.formatted("PH", "QA", "PLACEMENT", 40000, "USD", wage)));
        assertEquals("FEE_TOO_HIGH", because("PAYMENT", paid.formatted("PH", "QA", "PLACEMENT", 40001, "USD", wage)));
        assertEquals("FEE_FORBIDDEN", because("PAYMENT", paid.formatted("PH", "QA", "PLACEMENT", 1, "USD", wage + ",\"position\":\"Domestic helper\"")));
        assertEquals("FEE_NOT_COMPARABLE", because("PAYMENT", paid.formatted("NP", "QA", "PLACEMENT", 1, "USD", "")));
        assertEquals("NO_FEE_RULE", because("PAYMENT", paid.formatted("FR", "QA", "TRAVEL", 1, "EUR", "")));
    }

    @Test
    void ok_200_what_its_authority_does_not_publish_is_found_by_nobody() {
        KnownAgency hidden = KnownAgency.registered(",\"published\":false");
        assertEquals("AGENCY_NOT_FOUND", because("AGENCY", "{\"agency\":\"" + hidden.name() + "\"}"));
        assertEquals("LICENCE_NOT_FOUND", because("LICENCE", "{\"licenceNumber\":\"" + hidden.licence() + "\"}"));
    }

    /// A part of a name or number finds nothing, so that nobody can list agencies; the answer repeats nothing of the register.
    @Test
    void ok_200_a_part_of_a_name_finds_nothing_and_the_answer_names_nobody() {
        KnownAgency agency = KnownAgency.registered();
        assertEquals("AGENCY_NOT_FOUND", because("AGENCY", "{\"agency\":\"Harbour\"}"));
        assertEquals("LICENCE_NOT_FOUND", because("LICENCE", "{\"licenceNumber\":\"" + agency.licence().substring(0, 10) + "\"}"));
        String answer = check("{\"licenceNumber\":\"" + agency.licence() + "\"}").statusCode(200).extract().asString();
        for (String told : List.of(agency.name(), agency.id(), agency.licence(), "Ada", "Lantern", agency.employer())) {
            assertFalse(answer.contains(told), told);
        }
    }

    @Test
    void ok_200_nothing_of_it_is_stored() {
        String secret = KnownAgency.word();
        check("""
                {"agency":"A %1$s","licenceNumber":"L%1$s","employer":"E %1$s","position":"P %1$s","country":"QA","contact":"OFFICE","contactAddress":"C %1$s"}
                """.formatted(secret)).statusCode(200).body("lines", empty());
        assertEquals(Set.of(), ClearText.tablesWith(secret));
    }

    @Test
    void invalid_400_names_the_field_and_repeats_nothing() {
        check("{}").statusCode(400).body("violations[0].field", equalTo("agency"));
        check("{\"from\":\"ZZ\"}").statusCode(400);
        check("{\"country\":\"XQ\"}").statusCode(400).body("violations[0].field", equalTo("country"));
        check("{\"wage\":{\"minor\":1,\"currency\":\"QQQ\"},\"wagePer\":\"DAY\"}").statusCode(400).body("violations[0].field", equalTo("wage.currency"));
        check("{\"wage\":{\"minor\":1,\"currency\":\"USD\"}}").statusCode(400).body("violations[0].field", equalTo("wagePer"));
        String secret = "z".repeat(201);
        assertFalse(check("{\"agency\":\"" + secret + "\"}").statusCode(400).extract().asString().contains(secret));
    }
}
