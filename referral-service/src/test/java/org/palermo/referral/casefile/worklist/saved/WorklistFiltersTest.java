package org.palermo.referral.casefile.worklist.saved;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.team.GivenCaseworkers;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class WorklistFiltersTest {
    private static final String FILTERS = "/api/nrm/v1/worklist-filters";

    @BeforeEach
    void noFilters() {
        GivenCaseworkers.people();
        sql("delete from worklist_filter");
    }

    private static ValidatableResponse save(Account account, Map<String, Object> filter) {
        return as(account).body(filter).post(FILTERS).then();
    }

    @Test
    void created_201_a_filter_is_its_owners_alone_and_its_name_is_sealed() {
        String id = save(Account.AUTHORITY, Map.of("name", " Late children ", "due", "overdue", "ageGroup", "CHILD", "assigned", "me",
                "region", "GB", "recoveryWithin", 7, "sort", "due")).statusCode(201).body("name", equalTo("Late children"))
                .extract().path("id");
        as(Account.AUTHORITY).get(FILTERS).then().statusCode(200).body("items.id", contains(id)).body("items[0].due", equalTo("overdue"))
                .body("items[0].ageGroup", equalTo("CHILD")).body("items[0].recoveryWithin", equalTo(7)).body("items[0].stage", nullValue());
        GivenCaseworkers.asSecond().get(FILTERS).then().statusCode(200).body("items.id", not(hasItem(id)));
        GivenCaseworkers.asSecond().delete(FILTERS + "/" + id).then().statusCode(404);
        as(Account.RESPONDER).get(FILTERS).then().statusCode(200).body("items.size()", equalTo(0));
        assertEquals(0, count("select count(*) from worklist_filter where position('Late' in encode(name, 'escape')) > 0"));
    }

    @Test
    void no_content_204_deleting_destroys_the_key() {
        String id = save(Account.AUTHORITY, Map.of("name", "Mine", "assigned", "me")).statusCode(201).extract().path("id");
        assertEquals(1, count("select count(*) from data_key where owner = '" + id + "'"));
        as(Account.AUTHORITY).delete(FILTERS + "/" + id).then().statusCode(204);
        as(Account.AUTHORITY).delete(FILTERS + "/" + id).then().statusCode(404);
        assertEquals(0, count("select count(*) from data_key where owner = '" + id + "'"));
    }

    @Test
    void ok_a_removed_account_takes_its_filters_with_it() {
        UUID second = GivenCaseworkers.SECOND;
        String id = GivenCaseworkers.asSecond().body(Map.of("name", "Mine", "due", "soon")).post(FILTERS).then().statusCode(201)
                .extract().path("id");
        sql("update person set state = 'REMOVED' where id = '" + second + "'");
        assertEquals(0, count("select count(*) from worklist_filter where id = '" + id + "'"));
        assertEquals(0, count("select count(*) from data_key where owner = '" + id + "'"));
        GivenCaseworkers.people();
    }

    @Test
    void conflict_409_after_twenty() {
        for (int i = 0; i < WorklistFilters.MOST; i++) {
            save(Account.RESPONDER, Map.of("name", "Filter " + i, "due", "soon")).statusCode(201);
        }
        save(Account.RESPONDER, Map.of("name", "One more", "due", "soon")).statusCode(409)
                .body("type", containsString("worklist-filter:too-many"));
        as(Account.RESPONDER).get(FILTERS).then().body("items.size()", equalTo(WorklistFilters.MOST));
    }

    @Test
    void created_201_a_repeat_with_the_same_key_saves_once() {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            as(Account.AUTHORITY).header("Idempotency-Key", key).body(Map.of("name", "Once", "due", "soon")).post(FILTERS).then().statusCode(201);
        }
        assertEquals(1, count("select count(*) from worklist_filter where subject = '" + TestTokens.subject(Account.AUTHORITY) + "'"));
    }

    @Test
    void bad_request_400_for_what_the_list_would_refuse() {
        save(Account.AUTHORITY, Map.of("name", " ")).statusCode(400).body("violations.field", hasItem("name"));
        save(Account.AUTHORITY, Map.of("name", "x".repeat(61))).statusCode(400).body("violations.field", hasItem("name"));
        save(Account.AUTHORITY, Map.of("name", "x", "due", "yesterday")).statusCode(400).body("violations.field", hasItem("due"));
        save(Account.AUTHORITY, Map.of("name", "x", "region", "FR")).statusCode(400).body("violations.field", hasItem("region"));
        save(Account.AUTHORITY, Map.of("name", "x", "sort", "recovery")).statusCode(400).body("violations.field", hasItem("sort"));
        save(Account.RESPONDER, Map.of("name", "x", "assigned", "me")).statusCode(400).body("violations.field", hasItem("assigned"));
    }

    @Test
    void forbidden_403_for_other_roles() {
        for (Account account : new Account[] {Account.COORDINATOR, Account.NGO, Account.AUDITOR}) {
            as(account).get(FILTERS).then().statusCode(403);
            save(account, Map.of("name", "x", "due", "soon")).statusCode(403);
        }
    }
}
