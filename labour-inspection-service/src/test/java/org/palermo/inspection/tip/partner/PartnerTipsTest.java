package org.palermo.inspection.tip.partner;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.text;
import static org.palermo.inspection.tip.partner.PartnerCredentialsTest.credential;
import static org.palermo.inspection.tip.partner.PartnerCredentialsTest.credentials;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.tip.official.TipsTest;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestClock;

/// The machine of a partner sends tips with a credential of its agreement.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
public class PartnerTipsTest {
    static final String PARTNER_TIPS = API + "/partner-tips";
    private static final String PURPOSE = "Accounts that take the wages of many";

    @AfterEach
    void now() {
        TestClock.ahead(Duration.ZERO);
    }

    private static Response send(JsonPath credential, String body) {
        return RestAssured.given().auth().preemptive().basic(credential.getString("username"), credential.getString("password")).contentType("application/json").body(body)
                .post(PARTNER_TIPS);
    }

    private static String tip(String own, String content) {
        return """
                {"id":"%s","purpose":"%s","country":"GB","concern":"MONEY","content":{%s}}
                """.formatted(own, PURPOSE, content);
    }

    private static String tip(String content) {
        return tip(UUID.randomUUID().toString(), content);
    }

    private static String accounts(String word) {
        return "\"accounts\":[\"" + word + "\"]";
    }

    @Test
    void created_201_sealed_under_the_agreement_and_read_by_the_chief_alone() throws SQLException {
        String agreement = TipsTest.agreement("ACCOUNTS");
        JsonPath credential = credential(agreement);
        String word = TipsTest.word();
        Response answer = send(credential, tip("own-" + word, accounts(word)));
        answer.then().statusCode(201).body("reference", startsWith("T-"));
        assertEquals(Set.of("reference", "receivedAt"), answer.jsonPath().getMap("").keySet());
        String id = text("select id from tip where reference = '" + answer.path("reference") + "'");
        as(Account.CHIEF).get(TipsTest.TIPS + "/" + id).then().statusCode(200).body("content.accounts", contains(word)).body("agreement", equalTo(agreement))
                .body("channel", equalTo("PARTNER")).body("partner", equalTo("Bank of Zed")).body("concern", equalTo("MONEY"));
        assertEquals(Set.of(), ClearText.tablesWith(word), "neither what it says nor the id that the partner gave it");
        assertEquals("system:partner-tips", text("select subject from audit_entry where record_id = '" + id + "' and action = 'RECORD'"));
        assertEquals(0, count("select count(*) from audit_entry t join audit_entry o using (request_id) where t.record_id = '" + id + "' and o.record_kind = 'partner_credential'"),
                "the audit does not say which partner gave it");
        as(Account.CHIEF).get(credentials(agreement) + "/" + credential.getString("id")).then().body("lastUsedAt", notNullValue());
        try (Acting partner = Acting.system("partner-tips"); Acting signIn = Acting.system("partner-sign-in"); Acting owner = Acting.owner()) {
            for (String table : List.of("tip", "data_key where purpose = 'TIP'", "partner_agreement", "partner_credential")) {
                assertEquals(0, partner.count(table) + signIn.count(table) + owner.count(table), table);
            }
        }
        for (Account account : EnumSet.complementOf(EnumSet.of(Account.CHIEF))) {
            try (Acting acting = Acting.as(account)) {
                acting.set("palermo.agency", Account.CHIEF.agency().toString());
                assertEquals(0, acting.count("partner_credential") + acting.count("partner_tip"), account.toString());
            }
        }
    }

    @Test
    void created_201_once_for_a_repeated_tip_and_conflict_409_for_another_under_its_id() {
        String agreement = TipsTest.agreement("ACCOUNTS");
        JsonPath credential = credential(agreement);
        String body = tip("case-1", accounts("GB01"));
        String reference = send(credential, body).then().statusCode(201).extract().path("reference");
        send(credential, body).then().statusCode(201).body("reference", equalTo(reference));
        send(credential(agreement), body).then().statusCode(201).body("reference", equalTo(reference));
        send(credential, tip("case-1", accounts("GB02"))).then().statusCode(409).body("type", equalTo("urn:palermo:problem:tip:another-body"));
        String others = send(credential(TipsTest.agreement("ACCOUNTS")), body).then().statusCode(201).extract().path("reference");
        assertNotEquals(reference, others, "the ids of another agreement are others");
        assertEquals(1, count("select count(*) from tip where agreement = '" + agreement + "'"));
    }

    @Test
    void created_201_once_when_the_same_tip_is_sent_several_times_at_once() {
        String agreement = TipsTest.agreement("ACCOUNTS");
        JsonPath credential = credential(agreement);
        String body = tip("case-1", accounts("GB01"));
        List<Integer> statuses = IntStream.range(0, 6).parallel().mapToObj(i -> send(credential, body).statusCode()).toList();
        assertTrue(statuses.stream().allMatch(status -> status == 201 || status == 409) && statuses.contains(201), statuses.toString());
        assertEquals(1, count("select count(*) from tip where agreement = '" + agreement + "'"));
    }

    @Test
    void invalid_400_names_each_field_that_the_agreement_does_not_allow() {
        JsonPath credential = credential(TipsTest.agreement("ACCOUNTS", "TRANSACTIONS"));
        send(credential, tip(accounts("GB01") + ",\"words\":\"W\",\"subjectName\":\"S\",\"dangerNow\":true")).then().statusCode(400)
                .body("violations.field", contains("content.words", "content.dangerNow", "content.subjectName"));
        send(credential, tip(accounts("GB01")).replace(PURPOSE, "Marketing")).then().statusCode(400).body("violations.field", contains("purpose"));
        send(credential, tip(accounts("GB01")).replace("\"GB\"", "\"FR\"")).then().statusCode(400).body("violations.field", contains("country"));
        send(credential, tip("")).then().statusCode(400).body("violations.field", contains("content.words"));
        send(credential, tip(accounts("GB01")).replace("\"concern\"", "\"agreement\":\"x\",\"concern\"")).then().statusCode(400);
        send(credential, tip(accounts("a\\u0000b"))).then().statusCode(400);
        JsonPath withDay = credential(TipsTest.agreement("ACCOUNTS", "SEEN_ON"));
        for (LocalDate day : List.of(LocalDate.now().plusDays(3), LocalDate.of(1989, 12, 31))) {
            send(withDay, tip(accounts("GB01") + ",\"seenOn\":\"" + day + "\"")).then().statusCode(400)
                    .body("violations.field", contains("content.seenOn"));
        }
        send(withDay, tip(accounts("GB01") + ",\"seenOn\":\"2026-01-05\"")).then().statusCode(201);
        send(credential, "{}").then().statusCode(400);
        send(credential(TipsTest.agreement("WORDS")), tip("\"words\":\"her visa expired\"")).then().statusCode(201);
    }

    @Test
    void unauthorised_401_for_a_wrong_revoked_or_ended_credential() {
        String agreement = TipsTest.agreement("ACCOUNTS");
        JsonPath credential = credential(agreement);
        String body = tip(accounts("GB01"));
        RestAssured.given().contentType("application/json").body(body).post(PARTNER_TIPS).then().statusCode(401);
        for (String name : List.of(credential.getString("username"), UUID.randomUUID().toString(), "x")) {
            RestAssured.given().auth().preemptive().basic(name, "wrong").contentType("application/json").body(body).post(PARTNER_TIPS).then().statusCode(401);
        }
        as(Account.CHIEF).body(body).post(PARTNER_TIPS).then().statusCode(403);
        send(credential, body).then().statusCode(201);
        String path = credentials(agreement) + "/" + credential.getString("id");
        as(Account.CHIEF).post(path + "/revoke").then().statusCode(200).body("state", equalTo("REVOKED")).body("revokedBy", notNullValue());
        send(credential, body).then().statusCode(401);
        as(Account.CHIEF).post(path + "/revoke").then().statusCode(409).body("type", equalTo("urn:palermo:problem:partner-credential:revoked"));

        JsonPath second = credential(agreement);
        as(Account.CHIEF).post(TipsTest.AGREEMENTS + "/" + agreement + "/end").then().statusCode(200);
        send(second, body).then().statusCode(401);
        as(Account.CHIEF).get(credentials(agreement) + "/" + second.getString("id")).then().body("state", equalTo("ENDED"))
                .body("lastUsedAt", nullValue());
        as(Account.CHIEF).body("{\"name\":\"n\"}").post(credentials(agreement)).then().statusCode(409).body("type", equalTo("urn:palermo:problem:partner-credential:agreement-over"));

        String term = as(Account.CHIEF).body("""
                {"partner":"B","kind":"BANK","purpose":"%s","legalBasis":"L","fields":["ACCOUNTS"],"validFrom":"2026-01-01","validUntil":"%s"}
                """.formatted(PURPOSE, LocalDate.now().plusDays(2))).post(TipsTest.AGREEMENTS).then().statusCode(201).extract().path("id");
        JsonPath third = credential(term);
        send(third, body).then().statusCode(201);
        TestClock.ahead(Duration.ofDays(4));
        send(third, body).then().statusCode(401);
    }

    @Test
    void unauthorised_401_a_credential_is_accepted_at_no_other_path() {
        JsonPath credential = credential(TipsTest.agreement("ACCOUNTS"));
        for (String path : List.of(TipsTest.TIPS, TipsTest.AGREEMENTS, API + "/workplaces?country=GB", "/openrosa/v1/formList", PARTNER_TIPS + "/")) {
            int status = RestAssured.given().auth().preemptive().basic(credential.getString("username"), credential.getString("password")).get(path).statusCode();
            assertTrue(status == 401 || status == 405, path + " " + status);
        }
    }

    @Test
    void conflict_409_before_the_first_day_of_the_agreement() {
        String later = as(Account.CHIEF).body("""
                {"partner":"B","kind":"BANK","purpose":"%s","legalBasis":"L","fields":["ACCOUNTS"],"validFrom":"%s","validUntil":"2099-01-01"}
                """.formatted(PURPOSE, LocalDate.now().plusDays(5))).post(TipsTest.AGREEMENTS).then().statusCode(201).extract().path("id");
        send(credential(later), tip(accounts("GB01"))).then().statusCode(409).body("type", equalTo("urn:palermo:problem:tip:agreement-over"));
    }

    @Test
    void too_many_429_of_one_partner_in_a_day() {
        String agreement = TipsTest.agreement("ACCOUNTS");
        JsonPath credential = credential(agreement);
        String first = tip(accounts("GB01"));
        send(credential, first).then().statusCode(201);
        execute("""
                with more as (
                    insert into tip (id, reference, agency, agreement, channel, country, received_on, concern, sealed, recorded_at)
                    select uuidv7(), 'T-' || gen_random_uuid(), agency, agreement, channel, country, received_on, concern, sealed, recorded_at
                      from tip, generate_series(1, %d) where agreement = '%s' returning id)
                insert into partner_tip (agreement, own_hash, body_hash, tip, reference, taken_at)
                select '%s', sha256(id::text::bytea), sha256(id::text::bytea), id, 'T', now() from more
                """.formatted(PartnerTipIntake.MOST_A_DAY - 1, agreement, agreement));
        send(credential, tip(accounts("GB02"))).then().statusCode(429).header("Retry-After", notNullValue()).body("type", equalTo("urn:palermo:problem:tip:too-many"));
        send(credential, first).then().statusCode(201);
        execute("update partner_tip set taken_at = taken_at - interval '25 hours' where agreement = '" + agreement + "'");
        send(credential, tip(accounts("GB03"))).then().statusCode(201);
    }

    @Test
    void an_erased_tip_is_not_recognised_when_it_is_sent_again() {
        String agreement = TipsTest.agreement("ACCOUNTS");
        JsonPath credential = credential(agreement);
        String body = tip(accounts("GB01"));
        String reference = send(credential, body).then().statusCode(201).extract().path("reference");
        String id = text("select id from tip where reference = '" + reference + "'");
        execute("select erase_tip('%s', now() + interval '1 day', now()) from set_config('palermo.subject', 'system:retention', false)".formatted(id));
        assertEquals(0, count("select count(*) from partner_tip where tip = '" + id + "'") + count("select count(*) from data_key where owner = '" + id + "'"));
        assertNotEquals(reference, send(credential, body).then().statusCode(201).extract().path("reference"));
    }
}
