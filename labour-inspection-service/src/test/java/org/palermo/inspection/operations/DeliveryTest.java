package org.palermo.inspection.operations;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.EventProbe;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;

/// The outbox and its relay as this service uses them, with a receiver that fails in every possible way.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class DeliveryTest {
    private static final EventProbe RECEIVER = EventProbe.running();
    /// Long, because the machine may be busy. Tests of speed measure it themselves.
    private static final Duration ARRIVES_WITHIN = Duration.ofSeconds(40);

    @Inject
    TestEvents events;

    @Inject
    MeterRegistry meters;

    private final UUID aggregate = UUID.randomUUID();

    @BeforeEach
    void untilAllIsQuiet() {
        RECEIVER.clear();
        await().atMost(ARRIVES_WITHIN).until(() ->
                count("select count(*) from outbox_stream where delivered_sequence < last_sequence and parked_at is null") == 0);
        RECEIVER.clear();
    }

    @Test
    void emits_in_order_per_aggregate() {
        List<UUID> aggregates = IntStream.range(0, 4).mapToObj(i -> UUID.randomUUID()).toList();
        for (int i = 1; i <= 10; i++) {
            for (UUID one : aggregates) {
                events.write(one, "event " + i, false);
            }
        }
        for (UUID one : aggregates) {
            await().atMost(ARRIVES_WITHIN).untilAsserted(() ->
                    assertEquals(LongStream.rangeClosed(1, 10).boxed().toList(), sequences(one)));
        }
    }

    @Test
    void emits_at_once_when_the_transaction_has_committed() {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            UUID one = UUID.randomUUID();
            events.write(one, "now", false);
            long start = System.nanoTime();
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).atMost(ARRIVES_WITHIN).until(() -> !sequences(one).isEmpty());
            millis.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
        }
        assertTrue(millis.stream().sorted().toList().get(5) < 200, "the median would be 500 ms by the timer alone: " + millis);
    }

    @Test
    void a_gap_goes_back_to_the_number_that_is_expected() {
        events.write(aggregate, "1", false);
        events.write(aggregate, "2", false);
        events.write(aggregate, "3", false);
        arrived(3);
        RECEIVER.answerNext(409, "{\"expected\":2}");
        events.write(aggregate, "4", false);
        await().atMost(ARRIVES_WITHIN).untilAsserted(() -> assertEquals(List.of(1L, 2L, 3L, 2L, 3L, 4L), sequences(aggregate)));
    }

    @Test
    void a_gap_before_an_erased_event_parks_and_sends_nothing_empty() {
        events.write(aggregate, "1", true);
        arrived(1);
        RECEIVER.answerNext(409, "{\"expected\":1}");
        events.write(aggregate, "2", true);
        await().atMost(ARRIVES_WITHIN).untilAsserted(() -> assertEquals("erased", failure()));
        assertEquals(List.of(1L), sequences(aggregate));
    }

    /// A receiver that was restored to an earlier instant lacks what is marked as delivered here.
    @Test
    void what_was_delivered_since_an_instant_is_sent_again_and_nothing_before() {
        events.write(aggregate, "1", false);
        arrived(1);
        String since = text("select clock_timestamp()");
        events.write(aggregate, "2", false);
        events.write(aggregate, "3", false);
        arrived(3);
        assertEquals("", redelivered(since));
        await().atMost(ARRIVES_WITHIN).untilAsserted(() -> assertEquals(List.of(1L, 2L, 3L, 2L, 3L), sequences(aggregate)));
    }

    @Test
    void a_stream_is_sent_again_from_after_an_erased_event_and_what_is_not_is_named() {
        String since = text("select clock_timestamp()");
        events.write(aggregate, "1", false);
        events.write(aggregate, "2", true);
        events.write(aggregate, "3", false);
        arrived(3);
        assertEquals("1, 2", redelivered(since));
        await().atMost(ARRIVES_WITHIN).untilAsserted(() -> assertEquals(List.of(1L, 2L, 3L, 3L), sequences(aggregate)));
        assertEquals(null, failure());
    }

    @Test
    void only_the_owner_of_the_database_has_events_sent_again() {
        assertEquals(0, count("select count(*) from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a"
                + " where p.proname = 'redeliver_since' and a.grantee <> p.proowner"));
    }

    /// @return the events that can't be sent again
    private String redelivered(String since) {
        return text("select coalesce(string_agg(cast(sequence as text), ', ' order by sequence), '') from redeliver_since('" + since + "')"
                + " where aggregate = '" + aggregate + "'");
    }

    @Test
    void a_gap_ahead_never_loses_an_event() {
        RECEIVER.answerNext(409, "{\"expected\":7}");
        events.write(aggregate, "1", false);
        events.write(aggregate, "2", false);
        await().atMost(ARRIVES_WITHIN).untilAsserted(() -> assertEquals(List.of(1L, 2L), sequences(aggregate)));
    }

    @Test
    void a_receiver_that_is_away_is_asked_again_and_never_parks() {
        for (int i = 0; i < 7; i++) {
            RECEIVER.answerNext(i % 2 == 0 ? 503 : 429, "{}");
        }
        RECEIVER.answerNext(422, "{}");
        events.write(aggregate, "1", false);
        events.write(aggregate, "2", false);
        await().atMost(ARRIVES_WITHIN).untilAsserted(() -> assertEquals(List.of(1L, 2L), sequences(aggregate)));
        // The receiver gets an event before the sender has stored that it was delivered.
        await().atMost(ARRIVES_WITHIN).untilAsserted(() ->
                assertEquals(0, count("select attempts + refusals from outbox_stream where aggregate = '" + aggregate + "'")));
    }

    /// In an ordinary update a new sender meets an old receiver for some minutes. The fourth pause is longer than any while the receiver is
    /// away.
    @Test
    void a_receiver_that_refuses_is_asked_again_after_longer_and_longer_pauses() {
        events.write(aggregate, "1", false);
        arrived(1);
        execute("update outbox_stream set refusals = 3 where aggregate = '" + aggregate + "'");
        RECEIVER.answerNext(422, "{}");
        Instant before = Instant.now();
        events.write(aggregate, "2", false);
        arrived(2);
        assertEquals(1, count("select count(*) from outbox_stream where aggregate = '" + aggregate
                + "' and next_attempt_at >= '" + before.plusMillis(799) + "'"));
    }

    @Test
    void a_token_that_is_refused_is_fetched_anew() {
        RECEIVER.answerNext(401, "{}");
        events.write(aggregate, "1", false);
        arrived(1);
    }

    @Test
    void emits_again_after_it_was_parked_and_nothing_overtakes() {
        park();
        as(Account.CHIEF).get(API + "/outbox/parked").then().statusCode(200)
                .body("items.aggregate", hasItem(aggregate.toString()))
                .body("items.find { it.aggregate == '" + aggregate + "' }.lastFailure", equalTo("422"))
                .body("items.find { it.aggregate == '" + aggregate + "' }.waitingFrom", equalTo(1));
        as(Account.CHIEF).post(API + "/outbox/parked/referral/" + aggregate + "/resume").then().statusCode(204);
        await().atMost(ARRIVES_WITHIN).untilAsserted(() -> assertEquals(List.of(1L, 2L), sequences(aggregate)));
        as(Account.CHIEF).get(API + "/outbox/parked").then().body("items.aggregate", not(hasItem(aggregate.toString())));
        as(Account.CHIEF).post(API + "/outbox/parked/referral/" + aggregate + "/resume").then().statusCode(404);
        assertEquals(1, count("select count(*) from audit_entry where action = 'SEND_AGAIN' and record_id = '" + aggregate + "'"));
    }

    @Test
    void emits_an_empty_event_in_the_place_of_a_skipped_one() {
        park();
        as(Account.CHIEF).body("{\"reason\":\"sent by post\"}").post(API + "/outbox/parked/referral/" + aggregate + "/skip").then().statusCode(204);
        await().atMost(ARRIVES_WITHIN).untilAsserted(() -> assertEquals(List.of(1L, 2L), sequences(aggregate)));
        JsonNode skipped = of(aggregate).getFirst();
        assertEquals("org.palermo.skipped", skipped.get("type").asText());
        assertEquals(0, skipped.get("data").size());
        assertEquals("t", text("select skipped_reason is not null from outbox_event where sequence = 1 and aggregate = '" + aggregate + "'"));
        assertEquals(Set.of(), ClearText.tablesWith("sent by post"));
    }

    @Test
    void erased_on_delivery_and_not_before() {
        for (int i = 0; i < 6; i++) {
            RECEIVER.answerNext(503, "{}");
        }
        events.write(aggregate, "secret", true);
        assertEquals(1, count("select count(*) from outbox_event where data is not null and aggregate = '" + aggregate + "'"));
        arrived(1);
        await().atMost(ARRIVES_WITHIN).until(() ->
                count("select count(*) from outbox_event where data is null and delivered_at is not null and aggregate = '" + aggregate + "'") == 1);
    }

    @Test
    void a_relay_that_died_holds_nothing_up_for_longer_than_its_lease() {
        RECEIVER.answerNext(503, "{}");
        events.write(aggregate, "1", false);
        execute("update outbox_stream set lease = gen_random_uuid(), leased_until = clock_timestamp() + interval '3 seconds' where aggregate = '" + aggregate + "'");
        await().atMost(ARRIVES_WITHIN).untilAsserted(() -> assertEquals(List.of(1L), sequences(aggregate)));
    }

    /// Two relays, a receiver that is sometimes unavailable, and leases that end early: every event arrives, and none before the
    /// event that precedes it.
    @Test
    void two_relays_at_once_never_break_the_order() {
        SecondRelay second = new SecondRelay();
        Random random = new Random(7);
        List<UUID> aggregates = IntStream.range(0, 8).mapToObj(i -> UUID.randomUUID()).toList();
        for (int i = 1; i <= 25; i++) {
            for (UUID one : aggregates) {
                if (random.nextInt(12) == 0) {
                    RECEIVER.answerNext(503, "{}");
                }
                events.write(one, "event " + i, false);
                second.wake();
            }
            if (i % 5 == 0) {
                execute("update outbox_stream set leased_until = clock_timestamp() - interval '1 second' where leased_until is not null");
            }
        }
        await().atMost(ARRIVES_WITHIN).pollInterval(Duration.ofMillis(100)).until(() -> {
            second.wake();
            return aggregates.stream().allMatch(one -> sequences(one).contains(25L));
        });
        Map<UUID, Long> highest = new HashMap<>();
        for (UUID one : aggregates) {
            for (long sequence : sequences(one)) {
                assertTrue(sequence <= highest.getOrDefault(one, 0L) + 1, "came too early: " + sequences(one));
                highest.merge(one, sequence, Math::max);
            }
            assertEquals(25L, highest.get(one));
        }
    }

    @Test
    void what_waits_is_measured() {
        park();
        await().atMost(ARRIVES_WITHIN).untilAsserted(() -> {
            assertEquals(count("select count(*) from outbox_stream where parked_at is not null"), (long) measured("palermo.outbox.parked"));
            assertTrue(measured("palermo.outbox.age.seconds") >= 1);
        });
    }

    private double measured(String name) {
        return meters.get(name).gauge().value();
    }

    /// The relay asks each second how much waits.
    @Test
    void the_backlog_is_counted_without_reading_what_is_delivered() throws Exception {
        Field backlog = Class.forName("org.palermo.kernel.outbox.StreamStore").getDeclaredField("BACKLOG");
        backlog.setAccessible(true);
        try (Connection database = TestDatabase.asSuperuser(); Statement sql = database.createStatement()) {
            database.setAutoCommit(false);
            sql.execute("""
                    insert into outbox_stream (subscriber, aggregate, last_sequence, delivered_sequence, next_attempt_at, parked_at)
                    select 'referral', gen_random_uuid(), 1, case when n > 20 then 1 else 0 end, now(), case when n <= 10 then now() end
                      from generate_series(1, 50000) n
                    """);
            sql.execute("analyze outbox_stream");
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines = sql.executeQuery("explain " + ((String) backlog.get(null)).replace("$1", "now()"))) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            database.rollback();
            assertFalse(plan.toString().contains("Seq Scan on outbox_stream"), plan::toString);
        }
    }

    @Test
    void invalid_400_no_reason() {
        as(Account.CHIEF).body("{\"reason\":\" \"}").post(API + "/outbox/parked/referral/" + aggregate + "/skip").then().statusCode(400)
                .body("violations[0].field", equalTo("reason"));
        as(Account.CHIEF).body("{\"reason\":\"her visa expired\"}").post(API + "/outbox/parked/referral/" + aggregate + "/skip").then().statusCode(400)
                .body("violations[0].field", equalTo("reason"));
    }

    @Test
    void invalid_400_no_name_of_a_subscriber() {
        as(Account.CHIEF).urlEncodingEnabled(false).post(API + "/outbox/parked/%00/" + aggregate + "/resume").then().statusCode(400);
    }

    @Test
    void not_found_404_no_such_stream() {
        as(Account.CHIEF).body("{\"reason\":\"lost\"}").post(API + "/outbox/parked/referral/" + aggregate + "/skip").then().statusCode(404);
    }

    @Test
    void unauthorised_401() {
        RestAssured.get(API + "/outbox/parked").then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role() {
        as(Account.INSPECTOR).get(API + "/outbox/parked").then().statusCode(403);
        as(Account.ADMINISTRATOR).post(API + "/outbox/parked/referral/" + aggregate + "/resume").then().statusCode(403);
    }

    private void park() {
        for (int i = 0; i < 5; i++) {
            RECEIVER.answerNext(422, "{}");
        }
        events.write(aggregate, "1", false);
        events.write(aggregate, "2", false);
        await().atMost(ARRIVES_WITHIN).untilAsserted(() -> assertEquals("422",
                text("select last_failure from outbox_stream where parked_at is not null and aggregate = '" + aggregate + "'")));
        assertEquals(List.of(), sequences(aggregate));
    }

    private String failure() {
        return text("select last_failure from outbox_stream where parked_at is not null and aggregate = '" + aggregate + "'");
    }

    private void arrived(int last) {
        await().atMost(ARRIVES_WITHIN).until(() -> sequences(aggregate).contains((long) last));
        await().atMost(ARRIVES_WITHIN).until(() -> count("select delivered_sequence from outbox_stream where aggregate = '" + aggregate + "'") == last);
    }

    private static List<JsonNode> of(UUID aggregate) {
        return RECEIVER.events().stream().filter(e -> e.get("partitionkey").asText().equals(aggregate.toString())).toList();
    }

    private static List<Long> sequences(UUID aggregate) {
        return of(aggregate).stream().map(e -> e.get("sequence").asLong()).toList();
    }
}
