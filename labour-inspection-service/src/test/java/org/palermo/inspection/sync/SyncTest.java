package org.palermo.inspection.sync;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestClock;
import org.palermo.kernel.test.TestDatabase;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class SyncTest {
    private String subject;

    @BeforeEach
    void aDayOfHerOwn() {
        Given.execute("update phone set revoked_at = now(), revoked_by = 'test' where revoked_at is null");
        subject = as(Account.INSPECTOR).body("{\"name\":\"x\",\"days\":1}").post(API + "/phones").then().statusCode(201).extract().path("username");
        Given.execute("update planned_visit set state = 'CANCELLED' where inspector = '" + subject + "' and visit is null");
        numbered();
    }

    @AfterEach
    void now() {
        TestClock.ahead(Duration.ZERO);
    }

    @Test
    void ok_200_the_whole_and_then_what_changed() {
        String mill = aWorkplace("ESTABLISHMENT");
        String planned = planned(mill, subject);
        String colleagues = planned(aWorkplace("ESTABLISHMENT"), "somebody");
        numbered();
        JsonPath whole = sync(null).body("whole", equalTo(true)).body("plannedVisits.id", hasItem(planned)).body("plannedVisits.id", not(hasItem(colleagues)))
                .body("workplaces.id", hasItem(mill)).body("plannedVisits.find { it.id == '" + planned + "' }.workplace", equalTo(mill)).extract().jsonPath();
        sync(whole.getString("next")).body("whole", equalTo(false)).body("plannedVisits.size()", equalTo(0)).body("withdrawn.size()", equalTo(0));
        Given.execute("update planned_visit set day = current_date + 3, state = 'ACCEPTED' where id = '" + planned + "'");
        numbered();
        JsonPath changed = sync(whole.getString("next")).body("plannedVisits.id", equalTo(List.of(planned))).body("plannedVisits[0].state", equalTo("ACCEPTED"))
                .body("withdrawn.size()", equalTo(0)).extract().jsonPath();
        sync(changed.getString("next")).body("plannedVisits.size()", equalTo(0));
    }

    @Test
    void ok_200_what_left_the_scope_is_withdrawn_and_comes_to_the_other() {
        String mill = aWorkplace("ESTABLISHMENT");
        String planned = planned(mill, subject);
        String twice = planned(mill, subject);
        numbered();
        String next = sync(null).extract().path("next");
        Given.execute("update planned_visit set inspector = 'somebody' where id = '" + planned + "'");
        numbered();
        JsonPath one = sync(next).body("withdrawn.find { it.kind == 'PLANNED_VISIT' }.id", equalTo(planned)).body("withdrawn.id", not(hasItem(mill)))
                .body("workplaces.id", hasItem(mill)).extract().jsonPath();
        Given.execute("update planned_visit set state = 'CANCELLED' where id = '" + twice + "'");
        numbered();
        sync(one.getString("next")).body("withdrawn.id", hasItems(twice, mill)).body("workplaces.size()", equalTo(0));
        Given.execute("update planned_visit set inspector = '" + subject + "' where id = '" + planned + "'");
        numbered();
        sync(one.getString("next")).body("plannedVisits.id", equalTo(List.of(planned))).body("workplaces.id", equalTo(List.of(mill)));
    }

    @Test
    void ok_200_a_changed_workplace_and_a_recorded_visit_come_too() {
        String mill = aWorkplace("ESTABLISHMENT");
        planned(mill, subject);
        numbered();
        String next = sync(null).extract().path("next");
        Given.execute("update workplace set workers = 77 where id = '" + mill + "'");
        String visit = as(Account.INSPECTOR).body("{\"workplace\":\"%s\",\"kind\":\"COMPLAINT\",\"startedAt\":\"%s\"}".formatted(mill, Instant.now()))
                .post(API + "/visits").then().statusCode(201).extract().path("id");
        numbered();
        sync(next).body("workplaces[0].workers", equalTo(77)).body("visits.id", equalTo(List.of(visit))).body("visits[0].kind", nullValue());
        assertTrue(!sync(null).extract().asString().contains("COMPLAINT"));
    }

    @Test
    void ok_200_a_household_has_neither_name_nor_address() {
        String house = aWorkplace("PRIVATE_HOUSEHOLD");
        planned(house, subject);
        sync(null).body("workplaces.find { it.id == '" + house + "' }.name", nullValue()).body("workplaces.find { it.id == '" + house + "' }.address", nullValue())
                .body("workplaces.find { it.id == '" + house + "' }.reference", equalTo(text("select reference from workplace where id = '" + house + "'")));
    }

    /// Both numbered after their commit: one that began earlier and ends later is not passed over.
    @Test
    void a_slow_transaction_is_not_passed_over() throws Exception {
        String mill = aWorkplace("ESTABLISHMENT");
        String slow = UUID.randomUUID().toString();
        String next;
        try (var connection = TestDatabase.asSuperuser(); var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute(insert(slow, mill, subject));
            String fast = planned(mill, subject);
            numbered();
            next = sync(null).body("plannedVisits.id", hasItem(fast)).body("plannedVisits.id", not(hasItem(slow))).extract().path("next");
            connection.commit();
        }
        numbered();
        sync(next).body("plannedVisits.id", equalTo(List.of(slow)));
    }

    @Test
    void gone_410_after_a_restore_and_after_sixty_days() {
        planned(aWorkplace("ESTABLISHMENT"), subject);
        numbered();
        String next = sync(null).extract().path("next");
        TestClock.ahead(Duration.ofDays(61));
        as(Account.INSPECTOR).get(API + "/sync?after=" + next).then().statusCode(410).body("type", equalTo("urn:palermo:problem:sync:too-far"));
        TestClock.ahead(Duration.ofDays(59));
        as(Account.INSPECTOR).get(API + "/sync?after=" + next).then().statusCode(200);
        TestClock.ahead(Duration.ZERO);
        Given.execute("insert into feed_epoch (feed, epoch, from_sequence, began_at) values ('sync', uuidv7(), 0, clock_timestamp())");
        as(Account.INSPECTOR).get(API + "/sync?after=" + next).then().statusCode(410);
        sync(null).body("whole", equalTo(true));
        as(Account.INSPECTOR).get(API + "/sync?after=nonsense").then().statusCode(400);
        as(Account.ADMINISTRATOR).get(API + "/sync").then().statusCode(403);
    }

    /// The work of a whole week in one answer, over a network that carries some kilobytes in a second.
    @Test
    void ok_200_sixty_visits_take_less_than_200_kilobytes() throws Exception {
        for (int i = 0; i < 60; i++) {
            planned(aWorkplace("ESTABLISHMENT"), subject);
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + API + "/sync"))
                .header("Authorization", "Bearer " + Account.INSPECTOR.token()).header("Accept-Encoding", "gzip").build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElse(""));
        assertTrue(answer.body().length < 200_000, "bytes: " + answer.body().length);
        String json = new String(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(new JsonPath(json).getList("plannedVisits").size() >= 60);
    }

    private static ValidatableResponse sync(String after) {
        return as(Account.INSPECTOR).get(API + "/sync" + (after == null ? "" : "?after=" + after)).then().statusCode(200);
    }

    private static String planned(String workplace, String subject) {
        String id = UUID.randomUUID().toString();
        Given.execute(insert(id, workplace, subject));
        return id;
    }

    private static String insert(String id, String workplace, String subject) {
        return """
                insert into planned_visit (id, agency, workplace, country, kind, from_day, by_day, inspector, state, planned_by, planned_at)
                values ('%s', '%s', '%s', 'GB', 'PLANNED', current_date, current_date + 9, '%s', 'ASSIGNED', 'chief', now())
                """.formatted(id, Account.INSPECTOR.agency(), workplace, subject);
    }

    /// Waits until the sequencer has numbered what was committed.
    private static void numbered() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Given.count("select count(*) from feed_pending where feed = 'sync'") == 0);
    }
}
