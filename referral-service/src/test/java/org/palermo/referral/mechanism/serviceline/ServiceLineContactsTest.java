package org.palermo.referral.mechanism.serviceline;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.mechanism.serviceline.GivenLines.aLine;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class ServiceLineContactsTest {
    private static final String CONTACT = """
            {"phones":[{"number":"+9990000117","label":"Free, day and night","languages":["en","pl"]},{"number":"1522"}],
             "address":{"line1":"7 Lantern Row","town":"Coldwick","region":"ZZ-E","postcode":"ZQ7 7AA"},"addressConfidential":false,
             "web":"https://help.example.org/talk?lang=en#now",
             "hours":{"alwaysOpen":false,"periods":[{"day":"SUNDAY","opens":"22:00","closes":"06:00"},{"day":"MONDAY","opens":"06:00","closes":"12:30"}],
             "publicHolidays":"Closed on 1 January."},
             "languages":["en","pl","pt-BR"],"takes":{"women":true,"girls":true,"men":false,"boys":false,"minAge":16,"maxAge":99,"cannotTake":"No nursing care."},
             "accessibility":["STEP_FREE","TEXT_RELAY"]}""";
    private static final String NUMBER_ONLY = "{\"phones\":[{\"number\":\"1522\"}]}";

    @BeforeEach
    void noLines() {
        GivenLines.none();
    }

    private static ValidatableResponse contact(Account account, String line, String etag, String body) {
        RequestSpecification request = as(account).body(body);
        return (etag == null ? request : request.header("If-Match", etag)).put(GivenLines.API + "/" + line + "/contact").then();
    }

    private static void unlist(String line, int version) {
        as(Account.PROVIDER).header("If-Match", "\"" + version + "\"").body("{\"publicListing\":false}").put(GivenLines.API + "/" + line + "/listing").then().statusCode(200);
    }

    @Test
    void ok_200_everything_that_was_said_is_read_with_the_line() {
        String line = aLine("ZZ-N", "HELPLINE", "OPERATIONAL");
        contact(Account.PROVIDER, line, "\"0\"", CONTACT).statusCode(200).header("ETag", "\"1\"");
        String list = "items.find { it.id == '%s' }.contact.".formatted(line);
        as(Account.AUDITOR).get(GivenLines.API + "?country=ZZ&limit=200").then().statusCode(200).body(list + "phones.number", contains("+9990000117", "1522"))
                .body(list + "web", equalTo("https://help.example.org/talk?lang=en#now"));
        as(Account.AUDITOR).get(GivenLines.API + "/" + line).then().statusCode(200)
                .body("contact.phones[0].languages", contains("en", "pl")).body("contact.phones[0].label", equalTo("Free, day and night"))
                .body("contact.address.line1", equalTo("7 Lantern Row")).body("contact.address.region", equalTo("ZZ-E"))
                .body("contact.addressConfidential", equalTo(false))
                .body("contact.hours.periods.closes", contains("06:00", "12:30")).body("contact.hours.publicHolidays", equalTo("Closed on 1 January."))
                .body("contact.languages", contains("en", "pl", "pt-BR")).body("contact.takes.minAge", equalTo(16)).body("contact.takes.women", equalTo(true))
                .body("contact.takes.cannotTake", equalTo("No nursing care.")).body("contact.accessibility", contains("STEP_FREE", "TEXT_RELAY"));
    }

    @Test
    void ok_200_the_earlier_contact_is_kept() {
        String line = aLine("ZZ-N", "HELPLINE", "OPERATIONAL");
        contact(Account.PROVIDER, line, "\"0\"", CONTACT).statusCode(200);
        contact(Account.ADMINISTRATOR, line, "\"1\"", NUMBER_ONLY).statusCode(200).header("ETag", "\"2\"").body("contact.web", nullValue());
        as(Account.NGO).get(GivenLines.API + "/" + line + "/contacts").then().statusCode(200).body("items", hasSize(3))
                .body("items[0].contact.phones.number", contains("1522")).body("items[0].from", notNullValue()).body("items[0].until", nullValue())
                .body("items[1].contact.phones.number", contains("+9990000117", "1522")).body("items[1].until", notNullValue())
                .body("items[2].contact", nullValue()).body("items[2].from", nullValue());
        assertEquals(2, Given.count("select count(distinct ended_by) from service_line_contact where service_line = '" + line + "'"));
    }

    @Test
    void ok_200_an_address_that_becomes_confidential_is_in_no_earlier_contact() {
        String line = aLine("ZZ-N", "HELPLINE", "OPERATIONAL");
        String other = aLine("ZZ-E", "HELPLINE", "OPERATIONAL");
        contact(Account.PROVIDER, other, "\"0\"", CONTACT).statusCode(200);
        contact(Account.PROVIDER, other, "\"1\"", NUMBER_ONLY).statusCode(200);
        contact(Account.PROVIDER, line, "\"0\"", CONTACT).statusCode(200);
        contact(Account.PROVIDER, line, "\"1\"", CONTACT.replace("7 Lantern Row", "9 Lantern Row")).statusCode(200);
        contact(Account.PROVIDER, line, "\"2\"", "{\"phones\":[{\"number\":\"1522\"}],\"addressConfidential\":true}").statusCode(200);
        String read = as(Account.NGO).get(GivenLines.API + "/" + line + "/contacts").then().statusCode(200).body("items", hasSize(4))
                .body("items[1].contact.phones", hasSize(2)).body("items[1].contact.addressConfidential", equalTo(true))
                .body("items[2].contact.web", equalTo("https://help.example.org/talk?lang=en#now")).extract().asString();
        assertFalse(read.contains("Lantern"), read);
        assertEquals(0, Given.count("select count(*) from service_line_contact where service_line = '" + line + "' and contact like '%Lantern%'"));
        as(Account.NGO).get(GivenLines.API + "/" + other + "/contacts").then().statusCode(200)
                .body("items[1].contact.address.line1", equalTo("7 Lantern Row"));
    }

    @Test
    void ok_200_the_same_again_changes_nothing() {
        String line = aLine("ZZ-N", "HELPLINE", "OPERATIONAL");
        contact(Account.PROVIDER, line, "\"0\"", CONTACT).statusCode(200);
        contact(Account.PROVIDER, line, "\"1\"", CONTACT.replace("\n", " ")).statusCode(200).header("ETag", "\"1\"");
        assertEquals(1, Given.count("select count(*) from service_line_contact where service_line = '" + line + "'"));
        assertEquals(2, Given.count("select count(*) from outbox_event where aggregate = '" + line + "'"), "the import and one change");
    }

    @Test
    void the_contact_of_a_line_that_is_not_public_is_for_those_who_refer_people_to_it() {
        String line = aLine("ZZ-N", "HELPLINE", "OPERATIONAL");
        contact(Account.PROVIDER, line, "\"0\"", CONTACT).statusCode(200);
        unlist(line, 1);
        for (Account reader : List.of(Account.PROVIDER, Account.NGO, Account.RESPONDER, Account.COORDINATOR, Account.AUTHORITY)) {
            as(reader).get(GivenLines.API + "/" + line).then().statusCode(200).body("contact.phones", hasSize(2));
        }
        for (Account reader : List.of(Account.AUDITOR, Account.DATA_PROTECTION)) {
            String read = as(reader).get(GivenLines.API + "/" + line).then().statusCode(200).extract().asString()
                    + as(reader).get(GivenLines.API + "?country=ZZ&limit=200").then().statusCode(200).extract().asString();
            assertFalse(read.contains("\"contact\"") || read.contains("Lantern"), read);
            as(reader).get(GivenLines.API + "/" + line + "/contacts").then().statusCode(403);
        }
    }

    @Test
    void forbidden_403_not_found_404_stale_412_missing_428() {
        String line = aLine("ZZ-E", "HELPLINE", "OPERATIONAL");
        contact(Account.NGO, line, "\"0\"", CONTACT).statusCode(403);
        contact(Account.REGIONAL, line, "\"0\"", CONTACT).statusCode(403);
        contact(Account.PROVIDER, UUID.randomUUID().toString(), "\"0\"", CONTACT).statusCode(404);
        contact(Account.PROVIDER, line, "\"4\"", CONTACT).statusCode(412);
        contact(Account.PROVIDER, line, null, CONTACT).statusCode(428);
        as(Account.NGO).get(GivenLines.API + "/" + UUID.randomUUID() + "/contacts").then().statusCode(404);
        given().get(GivenLines.API + "/" + line + "/contacts").then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "+9990000117 | 0800 1522 | phones[0].number | must be +", "+9990000117 | +0990000117 | phones[0].number | must be +",
        "+9990000117 | +9991234567890123 | phones[0].number | must be +", "+9990000117 | 12 | phones[0].number | must be +",
        "+9990000117 | 1522 | phones | must not name a number twice",
        "https://help | ftp://help | web | must be an http or https address", "https://help | https://me:secret@help | web | must be an http",
        "talk? | ta lk? | web | must be an http", "talk? | %zz? | web | must be an http",
        "\"pl\",\"pt-BR\" | \"polish language\" | languages[1] | must be a BCP 47 tag", "\"pl\",\"pt-BR\" | \"en\" | languages | must not name a language twice",
        "\"ZZ-E\" | \"GB-SCT\" | address.region | must be a region of the line's country",
        "\"addressConfidential\":false | \"addressConfidential\":true | address | must be left out when the address is confidential",
        "\"closes\":\"06:00\" | \"closes\":\"24:00\" | hours.periods[0].closes | must be a time", "\"closes\":\"06:00\" | \"closes\":\"06:01\" | hours.periods | must not overlap",
        "\"closes\":\"06:00\" | \"closes\":\"22:00\" | hours.periods | must not open and close at the same time",
        "\"alwaysOpen\":false | \"alwaysOpen\":true | hours.periods | must be empty when the line is always open",
        "\"minAge\":16 | \"minAge\":100 | takes.minAge | must not be above maxAge", "\"maxAge\":99 | \"maxAge\":121 | takes.maxAge | must be at most 120",
        "\"women\":true,\"girls\":true | \"women\":false,\"girls\":false | takes | must take women"})
    void invalid_400_names_what_is_wrong(String part, String instead, String field, String message) {
        String line = aLine("ZZ-E", "LEGAL", "OPERATIONAL");
        contact(Account.PROVIDER, line, "\"0\"", CONTACT.replace(part, instead)).statusCode(400)
                .body("violations.find { it.field == '%s' }.message".formatted(field), containsString(message));
    }

    @Test
    void invalid_400_a_line_can_be_reached() {
        contact(Account.PROVIDER, aLine("ZZ-E", "HELPLINE", "OPERATIONAL"), "\"0\"", "{\"addressConfidential\":true}").statusCode(400)
                .body("violations.find { it.field == 'phones' }.message", containsString("must name a telephone of the helpline"));
        contact(Account.PROVIDER, aLine("ZZ-E", "LEGAL", "OPERATIONAL"), "\"0\"", "{\"languages\":[\"en\"]}").statusCode(400)
                .body("violations.field", hasItem("phones"));
        contact(Account.PROVIDER, aLine("ZZ-E", "LEGAL", "OPERATIONAL"), "\"0\"", "{\"addressConfidential\":true}").statusCode(200);
    }

    @Test
    void invalid_400_accommodation_has_no_address_here() {
        String line = aLine("ZZ-E", "ACCOMMODATION", "OPERATIONAL");
        contact(Account.PROVIDER, line, "\"0\"", CONTACT).statusCode(400)
                .body("violations.find { it.field == 'address' }.message", containsString("must be left out for accommodation"));
        contact(Account.PROVIDER, line, "\"0\"", NUMBER_ONLY).statusCode(200);
    }

    @Test
    void an_imported_line_brings_its_contact_and_is_rejected_with_a_bad_one() {
        GivenLines.theProvider();
        String id = UUID.randomUUID().toString();
        String row = """
                {"id":"%s","providerId":"%s","category":"HELPLINE","pillar":"INDIVIDUAL_SUPPORT","national":true,"regions":[],"channels":["PHONE"],"state":"OPERATIONAL",
                "reason":"OPENED","since":"2026-01-01T00:00:00Z","publicListing":true,"contact":%s}""".formatted(id, Account.PROVIDER.agency(), CONTACT).replace("\n", "");
        assertRejected(row.replace("\"ZZ-E\"", "\"GB-SCT\""), "contact.address.region must be a region of the line's country");
        assertRejected(row.replace("+9990000117", "call us"), "contact.phones[0].number must be + and 7 to 15 digits");
        assertRejected(row.replace("\"web\":", "\"fax\":"), "each field must be a known one");
        assertEquals("{\"summary\":{\"read\":1,\"imported\":1,\"matched\":0,\"rejected\":0}}", GivenLines.last(GivenLines.imports("service-lines", row)));
        contact(Account.PROVIDER, id, "\"0\"", CONTACT).statusCode(200).header("ETag", "\"0\"").body("contact.phones", hasSize(2));
    }

    private static void assertRejected(String row, String reason) {
        String answer = GivenLines.imports("service-lines", row).asString();
        assertEquals(true, answer.contains(reason) && answer.contains("\"rejected\":1"), answer);
    }
}
