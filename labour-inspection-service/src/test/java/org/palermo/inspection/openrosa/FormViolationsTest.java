package org.palermo.inspection.openrosa;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.openrosa.phone.SealedFormsTest;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

/// A phone records a whole visit: violations, and how a household was entered.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class FormViolationsTest {
    private static final String WAGES = violation("WAGES_BELOW_MINIMUM", "2025-12-30", 2);
    private static final String PAPERS = violation("DOCUMENTS_KEPT", "2025-12-30", 1);
    private static final String ENTRY = ",\"entry\":{\"consentBy\":\"a son\",\"consentForm\":\"ORAL\"}";
    private static final String WARRANT = ",\"entry\":{\"warrantNumber\":\"W 7\",\"warrantCourt\":\"Leeds\","
            + "\"warrantIssuedOn\":\"2026-01-02\",\"warrantScope\":\"all\"}";

    private Collect collect;

    @BeforeEach
    void aPhone() {
        Given.execute("update phone set revoked_at = now(), revoked_by = 'test' where revoked_at is null");
        System.setProperty(SealedFormsTest.SWITCH, "false");
        collect = Collect.of(Account.INSPECTOR);
    }

    @AfterEach
    void sealedAgain() {
        System.clearProperty(SealedFormsTest.SWITCH);
    }

    @Test
    void ok_200_a_submitted_finding_with_violations_and_no_indicator() {
        String id = UUID.randomUUID().toString();
        String body = body(aWorkplace("ESTABLISHMENT"), finding(WAGES, PAPERS));
        String first = submit(id, body).statusCode(200).extract().asString();
        assertEquals(first, submit(id, body).statusCode(200).extract().asString());
        findings(id).body("items", hasSize(1)).body("items[0].violations.code", contains("WAGES_BELOW_MINIMUM", "DOCUMENTS_KEPT"))
                .body("items[0].violations[0].statute", equalTo("National Minimum Wage Act 1998, ss. 17, 19 and 19A"))
                .body("items[0].violations.workers", contains(2, 1));
    }

    @Test
    void invalid_400_violations_by_the_rules_of_the_desk_and_nothing_is_recorded() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String id = UUID.randomUUID().toString();
        Map<String, String> wrong = Map.of(WAGES.replace("2025-12-30", "1930-01-01"), "violations[0].actedOn",
                WAGES.replace("2025-12-30", "2099-01-01"), "violations[0].actedOn",
                violation("NO_WRITTEN_TERMS", "2001-05-01", 1), "violations[0].code",
                violation("NO_SUCH_CODE", "2025-12-30", 1), "violations[0].code",
                violation("WAGES_UNPAID", "2025-12-30", 3), "violations[0].workers",
                WAGES + "," + WAGES, "violations[1].code", "null", "findings[0].violations",
                "{\"code\":\"no code\",\"actedOn\":\"2025-12-30\",\"workers\":1}", "findings[0].violations[0].code",
                "{\"code\":\"WAGES_UNPAID\",\"workers\":1}", "findings[0].violations[0].actedOn",
                "{\"code\":\"WAGES_UNPAID\",\"actedOn\":\"2025-12-30\"}", "findings[0].violations[0].workers");
        wrong.forEach((violations, field) -> submit(id, body(workplace, finding(violations))).statusCode(400)
                .body("violations.field", hasItem(field)));
        submit(id, body(workplace, finding())).statusCode(400).body("violations.field", contains("indicators"));
        assertEquals(0, count("select count(*) from visit where coalesce(chosen, id) = '" + id + "'"));
        submit(id, body(workplace, finding(WAGES))).statusCode(200);
    }

    @Test
    void ok_200_a_person_chooses_between_violations_and_what_stood_is_kept() {
        String id = UUID.randomUUID().toString();
        String workplace = aWorkplace("ESTABLISHMENT");
        String unpaid = violation("WAGES_UNPAID", "2025-12-30", 1);
        submit(id, body(workplace, finding(WAGES, PAPERS))).statusCode(200);
        String form = kept(id, body(workplace, finding(WAGES.replace("\"workers\":2", "\"workers\":1"), unpaid,
                violation("NO_WRITTEN_TERMS", "2001-05-01", 1))));
        as(Account.INSPECTOR).get(form + "?language=fr").then().statusCode(200).body("differences", contains("findings[0].violations"))
                .body("fields.part", equalTo(List.of("VIOLATION", "VIOLATION", "VIOLATION", "VIOLATION"))).body("undecided", equalTo(3))
                .body("fields[0].standing.violation.workers", equalTo(2)).body("fields[0].other.violation.workers", equalTo(1))
                .body("fields[0].other.violation.text", equalTo("Rémunération inférieure au salaire minimum"))
                .body("fields[1].standing.violation.code", equalTo("DOCUMENTS_KEPT")).body("fields[1].other", nullValue())
                .body("fields[2].other.violation.code", equalTo("WAGES_UNPAID")).body("fields[2].standing", nullValue())
                .body("fields[3].open", equalTo(false)).body("first.findings[0].violations", hasSize(2))
                .body("said.findings[0].violations", hasSize(3));
        as(Account.INSPECTOR).body(choice("findings[0].violations[3]", "OTHER")).post(form + "/choices").then().statusCode(400);
        String choices = List.of(choice("findings[0].violations[0]", "OTHER"), choice("findings[0].violations[1]", "OTHER"),
                choice("findings[0].violations[2]", "OTHER")).toString();
        as(Account.CHIEF).body("{\"outcome\":\"FIELDS\",\"reason\":\"Asked again.\",\"choices\":" + choices + "}")
                .post(form + "/settle").then().statusCode(200);
        String finding = findings(id).body("items", hasSize(1)).body("items[0].violations.code",
                containsInAnyOrder("WAGES_BELOW_MINIMUM", "WAGES_UNPAID")).body("items[0].violations.workers", equalTo(List.of(1, 1)))
                .extract().path("items[0].id");
        as(Account.INSPECTOR).get(API + "/visits/" + id + "/findings/" + finding + "/corrections").then().statusCode(200)
                .body("items[0].violations.change", containsInAnyOrder("WITHDRAWN", "WITHDRAWN", "ADDED", "ADDED"));
        String again = kept(id, body(workplace, finding(unpaid, WAGES.replace("\"workers\":2", "\"workers\":1")).replace("2,", "2 ,")));
        as(Account.INSPECTOR).get(again).then().statusCode(200).body("fields", hasSize(0));
    }

    @Test
    void ok_200_both_records_no_finding_twice_that_names_the_same_violations() {
        String id = UUID.randomUUID().toString();
        String workplace = aWorkplace("ESTABLISHMENT");
        submit(id, body(workplace, finding(WAGES, PAPERS))).statusCode(200);
        String form = kept(id, body(workplace, finding(PAPERS, WAGES), finding(PAPERS)));
        as(Account.INSPECTOR).body("{\"outcome\":\"BOTH\"}").post(form + "/settle").then().statusCode(200);
        findings(id).body("items", hasSize(2)).body("items[1].violations.code", contains("DOCUMENTS_KEPT"));
    }

    @Test
    void created_201_a_form_of_collect_with_violations() {
        String instance = UUID.randomUUID().toString();
        String xml = OpenRosaTest.form(instance, aWorkplace("ESTABLISHMENT"),
                law("DOCUMENTS_KEPT WAGES_BELOW_MINIMUM", "2025-12-30", "1"));
        assertEquals(201, collect.submit(xml, Map.of()).statusCode());
        assertEquals(201, collect.submit(xml, Map.of()).statusCode());
        findings(instance).body("items", hasSize(1)).body("items[0].violations.code", contains("DOCUMENTS_KEPT", "WAGES_BELOW_MINIMUM"))
                .body("items[0].violations.actedOn", contains("2025-12-30", "2025-12-30")).body("items[0].violations.workers", contains(1, 1));
        String all = UUID.randomUUID().toString();
        assertEquals(201, collect.submit(xml.replace(instance, all).replace("<affected>1<", "<affected><"), Map.of()).statusCode());
        findings(all).body("items[0].violations.workers", contains(4, 4));
        String noDay = xml.replace(instance, UUID.randomUUID().toString()).replace("2025-12-30", "");
        assertTrue(Collect.message(collect.submit(noDay, Map.of())).contains("acted_on must be given"));
    }

    /// A form that is finished can't be changed on the phone any more, so nothing of it is refused that a person can put right.
    @Test
    void accepted_202_what_was_not_law_on_that_day_waits_for_a_person_and_all_else_is_recorded() {
        String instance = UUID.randomUUID().toString();
        String xml = OpenRosaTest.form(instance, aWorkplace("ESTABLISHMENT"), law("NO_WRITTEN_TERMS WAGES_UNPAID", "2001-05-01", "1")
                + law("NO_WRITTEN_TERMS", "2001-05-01", "1"));
        for (int i = 0; i < 2; i++) {
            HttpResponse<byte[]> answer = collect.submit(xml, Map.of());
            assertEquals(202, answer.statusCode());
            assertTrue(Collect.message(answer).contains("was not law on that day"), Collect.message(answer));
        }
        String finding = findings(instance).body("items", hasSize(2)).body("items[0].violations.code", contains("WAGES_UNPAID"))
                .body("items[1].violations", nullValue()).body("items[1].indicators", hasSize(0)).extract().path("items[0].id");
        assertEquals(2, count("select count(*) from form_submission where instance = 'uuid:" + instance + "'"));
        String form = waiting(instance);
        as(Account.CHIEF).get(form).then().statusCode(200).body("waitsFor", equalTo("VIOLATION")).body("undecided", equalTo(0))
                .body("fields.field", contains("findings[0].violations[0]", "findings[1].violations[0]"))
                .body("fields.open", contains(false, false)).body("fields[0].other.violation.code", equalTo("NO_WRITTEN_TERMS"));
        String etag = as(Account.CHIEF).get(API + "/visits/" + instance + "/findings/" + finding).getHeader("ETag");
        as(Account.CHIEF).header("If-Match", etag).body("{\"subject\":\"ADULT\",\"workers\":4,\"indicators\":[],\"violations\":["
                + violation("NO_WRITTEN_TERMS", "2025-05-01", 1) + "],\"reason\":\"The year was wrong.\"}")
                .post(API + "/visits/" + instance + "/findings/" + finding + "/corrections").then().statusCode(200);
        as(Account.CHIEF).get(form).then().body("fields", hasSize(2)).body("undecided", equalTo(0));
        as(Account.CHIEF).body("{\"outcome\":\"FIRST\"}").post(form + "/settle").then().statusCode(200).body("state", equalTo("SETTLED"));
        assertEquals(202, collect.submit(xml, Map.of()).statusCode(), "the same answer again");
        findings(instance).body("items", hasSize(2));
        String other = xml.replace("<affected>1<", "<affected>2<");
        assertEquals(202, collect.submit(other, Map.of()).statusCode());
        as(Account.CHIEF).get(waiting(instance)).then().body("waitsFor", equalTo("ANOTHER_BODY"));
    }

    @Test
    void ok_200_a_household_is_entered_with_its_particulars() {
        String household = aWorkplace("PRIVATE_HOUSEHOLD");
        String id = UUID.randomUUID().toString();
        String consent = body(household, finding(WAGES)).replace(",\"findings\"", ",\"householdAccess\":\"CONSENT\",\"findings\"");
        submit(id, consent).statusCode(400).body("violations.field", contains("entry"));
        submit(id, consent.replace(",\"findings\"", WARRANT + ",\"findings\"")).statusCode(400)
                .body("violations.field", contains("entry.consentBy"));
        submit(UUID.randomUUID().toString(), body(aWorkplace("ESTABLISHMENT"), finding(WAGES)).replace(",\"findings\"",
                ENTRY + ",\"findings\"")).statusCode(400).body("violations.field", contains("entry"));
        String said = consent.replace(",\"findings\"", ENTRY + ",\"findings\"");
        submit(id, said).statusCode(200);
        record(id).body("householdAccess", equalTo("CONSENT")).body("entry.consentBy", equalTo("a son"));
        String form = kept(id, said.replace("a son", "a daughter"));
        as(Account.INSPECTOR).get(form).then().body("differences", contains("entry")).body("fields.part", contains("HOUSEHOLD_ENTRY"))
                .body("fields[0].standing.entry.consentBy", equalTo("a son"))
                .body("fields[0].other.entry.consentBy", equalTo("a daughter"));
        settle(form, "entry");
        record(id).body("entry.consentBy", equalTo("a daughter"));
        String warrant = kept(id, consent.replace("CONSENT", "WARRANT").replace(",\"findings\"", WARRANT + ",\"findings\""));
        as(Account.INSPECTOR).get(warrant).then().body("fields.part", contains("HOUSEHOLD_ACCESS"))
                .body("fields[0].other.entry.warrantCourt", equalTo("Leeds"));
        settle(warrant, "householdAccess");
        record(id).body("householdAccess", equalTo("WARRANT")).body("entry.warrantCourt", equalTo("Leeds"));
    }

    @Test
    void created_201_a_household_in_collect_and_in_a_form_of_an_earlier_release_without_particulars() {
        String household = aWorkplace("PRIVATE_HOUSEHOLD");
        String earlier = UUID.randomUUID().toString();
        String xml = OpenRosaTest.form(earlier, household, "")
                .replace("<household_access/>", "<household_access>WARRANT</household_access>");
        assertEquals(201, collect.submit(xml, Map.of()).statusCode());
        record(earlier).body("householdAccess", equalTo("WARRANT")).body("entry", nullValue());
        String now = UUID.randomUUID().toString();
        String entered = xml.replace(earlier, now).replace("<kind>", "<country>GB</country><kind>").replace("</household_access>", "</household_access><entry><consent_by/><consent_form/>"
                + "<warrant_number>W 7</warrant_number><warrant_court>Leeds</warrant_court><warrant_issued>2026-01-02</warrant_issued>"
                + "<warrant_scope>all</warrant_scope></entry>");
        assertEquals(201, collect.submit(entered, Map.of()).statusCode());
        record(now).body("entry.warrantNumber", equalTo("W 7")).body("entry.warrantIssuedOn", equalTo("2026-01-02"));
        HttpResponse<byte[]> mixed = collect.submit(entered.replace(now, UUID.randomUUID().toString())
                .replace("<consent_form/>", "<consent_form>ORAL</consent_form>"), Map.of());
        assertEquals(202, mixed.statusCode());
        assertTrue(Collect.message(mixed).contains("The consent or the warrant in it does not fit the visit"), Collect.message(mixed));
        HttpResponse<byte[]> unknown = collect.submit(entered.replace("warrant_scope", "owner"), Map.of());
        assertTrue(Collect.message(unknown).contains("must have only the fields of the form"), Collect.message(unknown));
    }

    /// The words of the consent are in the form and in the record of the visit: both end with the record.
    @Test
    void the_form_of_a_household_goes_with_the_record_of_its_visit() {
        String said = body(aWorkplace("PRIVATE_HOUSEHOLD"), finding(WAGES)).replace(",\"findings\"",
                ",\"householdAccess\":\"CONSENT\"" + ENTRY + ",\"findings\"");
        String id = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        submit(id, said).statusCode(200);
        submit(other, body(aWorkplace("ESTABLISHMENT"), finding(WAGES))).statusCode(200);
        as(Account.INSPECTOR).body("{\"endedAt\":\"2026-01-05T11:00:00Z\",\"workersPresent\":1,\"summary\":\"x\"}")
                .post(API + "/visits/" + other + "/close").then().statusCode(200);
        String whole = "select count(*) from form_submission s join data_key k on k.owner = s.id and k.purpose = 'FORM'"
                + " where s.body is not null and s.instance = 'uuid:";
        assertEquals(1, count(whole + id + "'"));
        for (String visit : List.of(id, other)) {
            String row = text("select id from visit where coalesce(chosen, id) = '" + visit + "'");
            Given.execute("select apply_erasure('" + row + "', 'VISIT_RECORD', now())");
        }
        assertEquals(0, count(whole + id + "'"));
        assertEquals(1, count(whole + other + "'"), "no household");
        findings(id).body("items", hasSize(1));
    }

    private static void settle(String form, String field) {
        as(Account.CHIEF).body("{\"outcome\":\"FIELDS\",\"reason\":\"Asked again.\",\"choices\":[" + choice(field, "OTHER") + "]}")
                .post(form + "/settle").then().statusCode(200);
    }

    private static ValidatableResponse findings(String visit) {
        return as(Account.CHIEF).get(API + "/visits/" + visit + "/findings").then().statusCode(200);
    }

    private static ValidatableResponse record(String visit) {
        return as(Account.CHIEF).get(API + "/visits/" + visit + "/record").then().statusCode(200);
    }

    private static ValidatableResponse submit(String id, String body) {
        return as(Account.INSPECTOR).body(body).put(API + "/submissions/" + id).then();
    }

    /// @return where the form is that is kept beside the first
    private static String kept(String id, String body) {
        submit(id, body).statusCode(409);
        return waiting(id);
    }

    private static String waiting(String id) {
        return API + "/form-submissions/" + text("select id from form_submission where instance = 'uuid:" + id
                + "' and state = 'WAITING' order by received_at desc, id desc limit 1");
    }

    private static String choice(String field, String take) {
        return "{\"field\":\"" + field + "\",\"take\":\"" + take + "\"}";
    }

    private static String body(String workplace, String... findings) {
        return "{\"workplace\":\"" + workplace + "\",\"kind\":\"PLANNED\",\"startedAt\":\"2026-01-05T09:30:00Z\",\"findings\":["
                + String.join(",", findings) + "]}";
    }

    private static String finding(String... violations) {
        return "{\"subject\":\"ADULT\",\"workers\":2,\"indicators\":[],\"violations\":[" + String.join(",", violations) + "]}";
    }

    private static String violation(String code, String actedOn, int workers) {
        return "{\"code\":\"" + code + "\",\"actedOn\":\"" + actedOn + "\",\"workers\":" + workers + "}";
    }

    private static String law(String codes, String actedOn, String affected) {
        return OpenRosaTest.finding("ADULT", 4, "", "a note").replace("<note>", "<law><violations>" + codes + "</violations><acted_on>"
                + actedOn + "</acted_on><affected>" + affected + "</affected></law><note>");
    }
}
