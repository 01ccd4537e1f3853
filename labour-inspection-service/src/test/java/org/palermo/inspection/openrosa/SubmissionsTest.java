package org.palermo.inspection.openrosa;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class SubmissionsTest {

    @Test
    void ok_200_all_of_it_at_once_and_the_same_again_gets_the_same_answer() throws Exception {
        String id = UUID.randomUUID().toString();
        String body = body(aWorkplace("ESTABLISHMENT"), finding("EX01", "a door"), finding("EX02", "a cellar"));
        String digest = "sha-256=:" + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8))) + ":";
        String first = as(Account.INSPECTOR).header("Content-Digest", digest).body(body).put(API + "/submissions/" + id).then().statusCode(200)
                .body("visit", equalTo(id)).extract().asString();
        assertEquals(first, submit(id, body).statusCode(200).extract().asString());
        as(Account.CHIEF).get(API + "/visits/" + id + "/findings").then().statusCode(200).body("items.note", equalTo(List.of("a door", "a cellar")));
        as(Account.INSPECTOR).header("Content-Digest", digest).body(body.replace("a door", "a Door")).put(API + "/submissions/" + UUID.randomUUID()).then().statusCode(460)
                .body("type", equalTo("urn:palermo:problem:form:digest"));
        as(Account.INSPECTOR).header("Content-Digest", "md5=:AAAA:").body(body).put(API + "/submissions/" + UUID.randomUUID()).then().statusCode(400);
    }

    @Test
    void conflict_409_another_body_is_kept_beside_the_first_until_a_person_chooses() {
        String id = UUID.randomUUID().toString();
        String workplace = aWorkplace("ESTABLISHMENT");
        submit(id, body(workplace, finding("EX01", "a door"))).statusCode(200);
        String other = body(workplace, finding("EX01", "a locked door"));
        submit(id, other).statusCode(409).body("type", equalTo("urn:palermo:problem:form:kept"));
        submit(id, other).statusCode(409);
        assertEquals(2, count("select count(*) from form_submission where instance = 'uuid:" + id + "'"));
        String kept = text("select id from form_submission where instance = 'uuid:" + id + "' and state = 'WAITING'");
        as(Account.CHIEF).get(API + "/notices?limit=200").then().body("items.findAll { it.about == '" + kept + "' }.kind", equalTo(List.of("FORM_WAITS")));
        as(Account.INSPECTOR).get(API + "/notices?limit=200").then().body("items.about", not(hasItem(kept)));
        as(Account.INSPECTOR).get(API + "/form-submissions/" + kept).then().statusCode(200).body("differences", equalTo(List.of("findings[0].note")))
                .body("said.findings[0].note", equalTo("a locked door")).body("first.findings[0].note", equalTo("a door"));
        as(Account.CHIEF).body("{\"outcome\":\"FIRST\"}").post(API + "/form-submissions/" + kept + "/settle").then().statusCode(200).body("outcome", equalTo("FIRST"));
        as(Account.INSPECTOR).get(API + "/visits/" + id + "/findings").then().body("items", hasSize(1));
        as(Account.INSPECTOR).get(API + "/form-submissions?state=SETTLED&limit=200").then().statusCode(200).body("items.id", hasItem(kept));
    }

    @Test
    void the_form_goes_with_the_last_finding_of_its_visit() {
        String id = UUID.randomUUID().toString();
        submit(id, body(aWorkplace("ESTABLISHMENT"), finding("EX01", "a door"), finding("EX02", "a cellar"))).statusCode(200);
        String row = text("select visit from form_submission where instance = 'uuid:" + id + "'");
        List<String> findings = List.of(text("select string_agg(cast(id as text), ',' order by id) from finding where visit = '" + row + "'").split(","));
        assertEquals(2, findings.size());
        erase(findings.getFirst());
        String whole = "select count(*) from form_submission s join data_key k on k.owner = s.id and k.purpose = 'FORM' where s.instance = 'uuid:"
                + id + "' and s.body is not null";
        assertEquals(1, count(whole), "another finding of the visit still stands");
        erase(findings.getLast());
        assertEquals(0, count(whole));
        assertEquals(1, count("select count(*) from form_submission where instance = 'uuid:" + id + "' and body is null"));
    }

    /// As the owner of the tables, by the one way to erase.
    private static void erase(String finding) {
        try (Connection owner = TestDatabase.asOwner(); Statement sql = owner.createStatement()) {
            sql.execute("select apply_erasure('" + finding + "', 'FINDING', now())");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void invalid_400_and_nothing_of_it_is_kept() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String id = UUID.randomUUID().toString();
        for (String wrong : List.of("{}", "nothing", "null", "[]", "{\"workplace\":7}", body(workplace, finding("XX99", "x")), body(workplace, finding("EX01", "x")).replace("PLANNED", "COMPLAINT"),
                body(workplace, finding("EX01", "x")).replace("\"note\"", "\"nationality\""), body(UUID.randomUUID().toString()), body(workplace, "null"))) {
            submit(id, wrong).statusCode(400).contentType("application/problem+json");
        }
        assertEquals(0, count("select count(*) from visit where coalesce(chosen, id) = '" + id + "'"));
        submit(id, body(workplace, finding("EX01", "x"))).statusCode(200);
    }

    private static ValidatableResponse submit(String id, String body) {
        return as(Account.INSPECTOR).body(body).put(API + "/submissions/" + id).then();
    }

    private static String body(String workplace, String... findings) {
        return "{\"workplace\":\"" + workplace + "\",\"kind\":\"PLANNED\",\"startedAt\":\"2026-01-05T09:30:00Z\",\"findings\":[" + String.join(",", findings) + "]}";
    }

    private static String finding(String indicator, String note) {
        return "{\"subject\":\"ADULT\",\"workers\":2,\"indicators\":[\"" + indicator + "\"],\"note\":\"" + note + "\"}";
    }
}
