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
import java.time.temporal.ChronoUnit;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.directive.GivenDirectives;
import org.palermo.inspection.plan.GivenPlan;
import org.palermo.kernel.sequencer.FeedCursor;
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
    void ok_200_a_visit_that_was_moved_brings_the_right_workplace_and_takes_the_wrong_one() {
        GivenPlan.theTeam();
        String wrong = aWorkplace("ESTABLISHMENT");
        String right = aWorkplace("ESTABLISHMENT");
        String planned = GivenPlan.accepted(wrong);
        String visit = GivenPlan.open(planned, "").then().statusCode(200).extract().path("visit");
        numbered();
        String next = sync(null).body("workplaces.id", hasItem(wrong)).extract().path("next");
        as(Account.INSPECTOR).body("{\"workplace\":\"%s\",\"reason\":\"x\"}".formatted(right)).post(API + "/visits/" + visit + "/moves").then().statusCode(200);
        numbered();
        sync(next).body("plannedVisits.id", equalTo(List.of(planned))).body("plannedVisits[0].workplace", equalTo(right)).body("workplaces.id", equalTo(List.of(right)))
                .body("visits.id", equalTo(List.of(visit))).body("visits[0].workplace", equalTo(right)).body("withdrawn.id", hasItem(wrong));
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
    void ok_200_a_corrected_start_comes_however_long_ago_it_is() {
        String mill = aWorkplace("ESTABLISHMENT");
        String visit = as(Account.INSPECTOR).body("{\"workplace\":\"%s\",\"kind\":\"PLANNED\",\"startedAt\":\"%s\"}".formatted(mill, Instant.now()))
                .post(API + "/visits").then().statusCode(201).extract().path("id");
        numbered();
        String next = sync(null).body("visits.id", hasItem(visit)).extract().path("next");
        String yesterday = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS).toString();
        Given.execute("update visit set corrected_start = '" + yesterday + "' where id = '" + visit + "'");
        numbered();
        next = sync(next).body("visits.id", equalTo(List.of(visit))).body("visits[0].startedAt", equalTo(yesterday)).extract().path("next");
        Given.execute("update visit set corrected_start = '1992-03-01T08:00:00Z' where id = '" + visit + "'");
        numbered();
        sync(next).body("visits.id", equalTo(List.of(visit))).body("visits[0].startedAt", equalTo("1992-03-01T08:00:00Z"));
        sync(null).body("visits.id", not(hasItem(visit)));
    }

    @Test
    void ok_200_a_follow_up_brings_the_open_orders_of_its_workplace_and_takes_them_along() {
        String mill = aWorkplace("ESTABLISHMENT");
        String order = GivenDirectives.issued(Account.INSPECTOR, Given.aVisit(Account.INSPECTOR, mill), "A second exit");
        String elsewhere = GivenDirectives.issued(Account.INSPECTOR, Given.aVisit(Account.INSPECTOR), "Elsewhere");
        planned(mill, subject);
        numbered();
        JsonPath before = sync(null).body("orders.id", not(hasItem(order))).extract().jsonPath();
        String followUp = planned(mill, subject, "FOLLOW_UP");
        numbered();
        JsonPath came = sync(before.getString("next")).body("orders.id", equalTo(List.of(order))).body("orders[0].text", equalTo("A second exit"))
                .body("orders[0].workplace", equalTo(mill)).extract().jsonPath();
        sync(null).body("orders.id", hasItem(order)).body("orders.id", not(hasItem(elsewhere)));
        GivenDirectives.step(Account.INSPECTOR, "/directives/" + order, "steps", "{\"text\":\"Order the door\",\"dueOn\":\"%s\"}".formatted(LocalDate.now())).then().statusCode(200);
        numbered();
        JsonPath step = sync(came.getString("next")).body("orders[0].steps.text", equalTo(List.of("Order the door"))).extract().jsonPath();
        GivenDirectives.step(Account.INSPECTOR, "/directives/" + order, "compliance", "{\"on\":\"%s\",\"note\":\"Seen.\"}".formatted(LocalDate.now())).then().statusCode(200);
        numbered();
        JsonPath complied = sync(step.getString("next")).body("orders.size()", equalTo(0)).body("withdrawn.find { it.kind == 'DIRECTIVE' }.id", equalTo(order)).extract().jsonPath();
        String second = GivenDirectives.issued(Account.INSPECTOR, Given.aVisit(Account.INSPECTOR, mill), "Light in the stairs");
        numbered();
        JsonPath again = sync(complied.getString("next")).body("orders.id", equalTo(List.of(second))).extract().jsonPath();
        Given.execute("update planned_visit set state = 'CANCELLED' where id = '" + followUp + "'");
        numbered();
        sync(again.getString("next")).body("withdrawn.id", hasItem(second)).body("orders.size()", equalTo(0));
    }

    /// The phone deletes what is withdrawn: an order that is open must never be among it. A prohibition has no term and comes first.
    @Test
    void ok_200_more_than_a_hundred_changed_orders_come_and_none_is_withdrawn() {
        String mill = aWorkplace("ESTABLISHMENT");
        String order = GivenDirectives.issued(Account.INSPECTOR, Given.aVisit(Account.INSPECTOR, mill), "A second exit");
        planned(mill, subject, "FOLLOW_UP");
        numbered();
        String next = sync(null).extract().path("next");
        Given.execute("""
                insert into directive select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid()))).*
                  from directive d cross join generate_series(1, 120) where d.id = '%s'
                """.formatted(order));
        numbered();
        JsonPath came = sync(next).body("orders.size()", equalTo(120)).body("withdrawn.size()", equalTo(0)).extract().jsonPath();
        String last = came.getString("orders[119].id");
        Given.execute("update directive set told_overdue = current_date where id = '" + order + "'");
        Given.execute("update directive set kind = 'PROHIBITION', due_on = null, first_due_on = null, version = version + 1 where id = '"
                + last + "'");
        numbered();
        sync(came.getString("next")).body("orders.id", equalTo(List.of(last)));
        sync(null).body("orders[0].id", equalTo(last));
    }

    @Test
    void ok_200_records_of_one_workplace_bring_the_orders_of_all_until_they_are_split() {
        String kept = aWorkplace("ESTABLISHMENT");
        String gone = aWorkplace("ESTABLISHMENT");
        String order = GivenDirectives.issued(Account.INSPECTOR, Given.aVisit(Account.INSPECTOR, kept), "A second exit");
        String own = GivenDirectives.issued(Account.INSPECTOR, Given.aVisit(Account.INSPECTOR, gone), "Light in the stairs");
        planned(gone, subject, "FOLLOW_UP");
        numbered();
        String next = sync(null).body("orders.id", equalTo(List.of(own))).extract().path("next");
        Given.execute("update workplace set merged_into = '" + kept + "' where id = '" + gone + "'");
        numbered();
        JsonPath merged = sync(next).body("orders.id", hasItems(order, own)).body("orders.workplace", equalTo(List.of(gone, gone)))
                .extract().jsonPath();
        planned(kept, subject, "FOLLOW_UP");
        String later = GivenDirectives.issued(Account.INSPECTOR, Given.aVisit(Account.INSPECTOR, kept), "A lock less");
        numbered();
        sync(null).body("orders.id.sort()", equalTo(Stream.of(order, own, later).sorted().toList()))
                .body("orders.workplace", equalTo(List.of(kept, kept, kept)));
        Given.execute("update planned_visit set state = 'CANCELLED' where inspector = '" + subject + "' and workplace = '" + kept + "'");
        numbered();
        JsonPath one = sync(merged.getString("next")).body("orders.id", hasItems(order, own, later)).extract().jsonPath();
        Given.execute("update workplace set merged_into = null where id = '" + gone + "'");
        numbered();
        sync(one.getString("next")).body("orders.id", equalTo(List.of(own))).body("withdrawn.id", hasItems(order, later))
                .body("withdrawn.id", not(hasItem(own)));
    }

    @Test
    void ok_200_orders_to_a_household_come_without_their_words() {
        String house = aWorkplace("PRIVATE_HOUSEHOLD");
        String visit = as(Account.INSPECTOR)
                .body("""
                        {"workplace":"%s","kind":"PLANNED","startedAt":"2026-01-05T09:30:00Z","householdAccess":"CONSENT",
                         "entry":{"consentBy":"a son","consentForm":"ORAL"}}""".formatted(house))
                .post(API + "/visits").then().statusCode(201).extract().path("id");
        String order = GivenDirectives.issued(Account.INSPECTOR, visit, "Give her the key back");
        planned(house, subject, "FOLLOW_UP");
        sync(null).body("orders.find { it.id == '" + order + "' }.text", nullValue()).body("orders.id", hasItem(order));
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

    /// A phone that asked before the first change: nothing has its number.
    @Test
    void gone_410_when_the_phone_asked_before_the_first_change_and_that_is_sixty_days_ago() {
        planned(aWorkplace("ESTABLISHMENT"), subject);
        numbered();
        String epoch = Given.text("select epoch from feed_epoch where feed = 'sync' order by began_at desc, epoch desc limit 1");
        String first = new FeedCursor(UUID.fromString(epoch), 0).write();
        TestClock.ahead(Duration.ofDays(59));
        as(Account.CHIEF).get(API + "/sync?after=" + first).then().statusCode(200).body("whole", equalTo(false));
        TestClock.ahead(Duration.ofDays(61));
        as(Account.CHIEF).get(API + "/sync?after=" + first).then().statusCode(410).body("type", equalTo("urn:palermo:problem:sync:too-far"));
    }

    /// The work of a whole week in one answer, over a network that carries some kilobytes in a second.
    @Test
    void ok_200_sixty_visits_take_less_than_200_kilobytes() throws Exception {
        for (int i = 0; i < 60; i++) {
            planned(aWorkplace("ESTABLISHMENT"), subject);
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + API + "/sync"))
                .header("Authorization", "Bearer " + Account.INSPECTOR.token()).header("Accept-Encoding", "gzip").build();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElse(""));
        assertTrue(answer.body().length < 200_000, "bytes: " + answer.body().length);
        String json = new String(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(new JsonPath(json).getList("plannedVisits").size() >= 60);
    }

    private static ValidatableResponse sync(String after) {
        return as(Account.INSPECTOR).get(API + "/sync" + (after == null ? "" : "?after=" + after)).then().statusCode(200);
    }

    private static String planned(String workplace, String subject) {
        return planned(workplace, subject, "PLANNED");
    }

    private static String planned(String workplace, String subject, String kind) {
        String id = UUID.randomUUID().toString();
        Given.execute(insert(id, workplace, subject).replace("'PLANNED'", "'" + kind + "'"));
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
