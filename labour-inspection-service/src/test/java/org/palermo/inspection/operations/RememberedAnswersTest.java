package org.palermo.inspection.operations;

import static io.quarkus.vertx.VertxContextSupport.subscribeAndAwait;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.idempotency.AnswerPurge;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;

/// A remembered answer is sealed, kept for a day, and repeated only to the person who asked and only while that person may still see
/// it.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class RememberedAnswersTest {
    private final String unique = UUID.randomUUID().toString().replace("-", "");
    private final String key = "key" + unique;
    private final String household = """
            {"kind":"PRIVATE_HOUSEHOLD","name":"Employer %1$s","country":"GB","address":"9 Row %1$s"}
            """.formatted(unique);

    @Inject
    AnswerPurge purge;

    @Test
    void neither_the_answer_nor_the_key_stands_in_a_table() {
        String id = ask(Account.INSPECTOR.token(), key).statusCode(201).extract().path("id");
        ask(Account.INSPECTOR.token(), key).statusCode(201).body("id", equalTo(id)).body("name", equalTo("Employer " + unique));
        assertEquals(Set.of(), ClearText.tablesWith(unique));
    }

    @Test
    void forbidden_403_when_she_covers_less_than_then() {
        ask(Account.INSPECTOR.token(), key).statusCode(201);
        ask(TestTokens.covering(Account.INSPECTOR, Set.of("ZZ")), key).statusCode(403)
                .body("type", equalTo("urn:palermo:problem:request:answer-withheld"));
        ask(TestTokens.covering(Account.INSPECTOR, Set.of("GB", "ZZ", "GB-SCT")), key).statusCode(201);
    }

    @Test
    void invalid_400_a_blank_key() {
        ask(Account.INSPECTOR.token(), "").statusCode(400);
        ask(Account.INSPECTOR.token(), " ").statusCode(400);
        assertEquals(0, Given.count("select count(*) from idempotent_answer where key_hash = ''"));
    }

    @Test
    void an_answer_whose_key_is_gone_is_not_given_again() {
        ask(Account.INSPECTOR.token(), key).statusCode(201);
        Given.execute("delete from data_key where purpose = 'ANSWER'");
        ask(Account.INSPECTOR.token(), key).statusCode(409).body("type", equalTo("urn:palermo:problem:request:answer-erased"));
    }

    /// Includes the answers of people who never come back.
    @Test
    void after_a_day_everybody_s_answers_are_thrown_away() throws Throwable {
        ask(Account.INSPECTOR.token(), key).statusCode(201);
        Given.execute("update idempotent_answer set created_at = created_at - interval '25 hours'");
        Given.execute("update data_key set created_at = created_at - interval '25 hours' where purpose = 'ANSWER'");
        ask(Account.OTHER_INSPECTOR.token(), "another" + key).statusCode(409);
        as(Account.OTHER_INSPECTOR).header("Idempotency-Key", "another" + key).body(household.replace("Row", "Other")).post(API + "/workplaces").then().statusCode(201);
        subscribeAndAwait(() -> purge.purge());
        assertEquals(1, Given.count("select count(*) from idempotent_answer"));
        assertEquals(1, Given.count("select count(*) from data_key where purpose = 'ANSWER'"));
    }

    @Test
    void one_run_deletes_more_than_one_batch_of_old_answers() throws Throwable {
        Given.execute("""
            insert into idempotent_answer (subject, route, key_hash, id, body_hash, sealed, regions, roles, created_at)
            select 'somebody', 'old', uuid_send(gen_random_uuid()), gen_random_uuid(), '', '', '{}', '{}', now() - interval '25 hours'
              from generate_series(1, 2500)
            """);
        subscribeAndAwait(() -> purge.purge());
        assertEquals(0, Given.count("select count(*) from idempotent_answer where route = 'old'"));
    }

    @Test
    void one_run_destroys_more_than_one_batch_of_old_keys() throws Throwable {
        Given.execute("""
            insert into data_key (owner, purpose, wrapped, master_key_id, created_at)
            select gen_random_uuid(), 'ANSWER', '', coalesce((select max(master_key_id) from data_key), 1), now() - interval '25 hours'
              from generate_series(1, 2500)
            """);
        subscribeAndAwait(() -> purge.purge());
        assertEquals(0, Given.count("select count(*) from data_key where purpose = 'ANSWER' and created_at < now() - interval '24 hours'"));
    }

    private ValidatableResponse ask(String token, String idempotencyKey) {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON).header("Idempotency-Key", idempotencyKey)
                .body(household).post(API + "/workplaces").then();
    }
}
