package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.Figures;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// On this night one place is left, and everybody calls at once.
@Order(40)
@ExtendWith(RunningSuite.class)
class LastPlaceJourney {

    private static final int CALLERS = 200;
    private static final int BUSY = 503;
    private static final int TIMES = 10;
    private static final Duration AFTER = Duration.ofSeconds(1);
    private static final List<String> ACCOUNTS = List.of("ngo", "other-ngo", "coordinator", "other-coordinator", "responder");
    private static final String API = "/api/shelter/v1";

    private final Suite suite;

    LastPlaceJourney(Suite suite) {
        this.suite = suite;
    }

    @ParameterizedTest
    @ValueSource(strings = {OneBedShelter.REGION, OneBedShelter.REGION_OF_FOUR})
    void one_of_two_hundred_callers_gets_the_last_place(String region) throws Exception {
        var night = LocalDate.now().plusDays(40);
        var shelter = OneBedShelter.open(suite, region);
        var offers = new ArrayList<String>();
        for (var account : ACCOUNTS) {
            offers.add(offer(account, region, night).get("offer").asText());
        }

        var answers = allAtOnce(offers);

        var won = answers.stream().filter(answer -> answer.status() == 201).toList();
        assertEquals(1, won.size(), () -> "holds that were given; statuses " + answers.stream().map(Answer::status).sorted().distinct().toList());
        answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> answer.expectProblem(409));
        onePlaceIsTaken(shelter.id(), night);
        assertFalse(offer("ngo", region, night).has("offer"), "nobody is offered the place again");
    }

    private JsonNode offer(String account, String region, LocalDate night) {
        var search = """
                {"from": "%s", "nights": 1, "women": 1, "needs": %s, "region": "%s"}
                """.formatted(night, OneBedShelter.NEEDS, region);
        var found = suite.as(account).post(API + "/availability-searches", search).expect(200);
        // The requested area comes first.
        return found.json().at("/offers/0");
    }

    private List<Answer> allAtOnce(List<String> offers) throws Exception {
        var start = new CountDownLatch(1);
        var calls = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < CALLERS; i++) {
            var caller = suite.as(ACCOUNTS.get(i % ACCOUNTS.size()));
            var body = "{\"offer\": \"%s\"}".formatted(offers.get(i % offers.size()));
            var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
            calls.add(() -> {
                start.await();
                return carriedOut(() -> caller.post(API + "/holds", body, key));
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = calls.stream().map(threads::submit).toList();
            var began = System.nanoTime();
            start.countDown();
            var answers = new ArrayList<Answer>();
            for (var call : running) {
                answers.add(call.get());
            }
            Figures.note("%d parallel holds on the last place: %d ms".formatted(CALLERS, (System.nanoTime() - began) / 1_000_000));
            return answers;
        }
    }

    /// A service that has just started may be too slow for so many calls. A caller that is told to retry does so, as every
    /// client does, with the same key, because the place may already be held for it.
    private static Answer carriedOut(Callable<Answer> request) throws Exception {
        var answer = request.call();
        for (int again = 0; (answer.status() == BUSY || answer.text().contains("still-running")) && again < TIMES; again++) {
            Thread.sleep(AFTER);
            answer = request.call();
        }
        return answer;
    }

    /// Checks the database itself, so that a wrong answer can't hide anything.
    private void onePlaceIsTaken(UUID shelter, LocalDate night) throws SQLException {
        if (suite.local().isEmpty()) {
            return;
        }
        try (var database = suite.local().get().database("shelter");
                var query = database.prepareStatement("""
                        select count(*) from allocation a join place p on p.id = a.place_id
                         where p.shelter = ? and a.nights @> cast(? as date)
                        """)) {
            query.setObject(1, shelter);
            query.setObject(2, night);
            var count = query.executeQuery();
            count.next();
            assertEquals(1, count.getInt(1), "allocations of that place on that night");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OneBedShelter.REGION, OneBedShelter.REGION_OF_FOUR})
    void a_held_place_becomes_a_stay_when_the_shelter_accepts(String region) {
        var night = LocalDate.now().plusDays(50);
        OneBedShelter.open(suite, region);
        var ngo = suite.as("ngo");
        var held = ngo.post(API + "/holds", "{\"offer\": \"%s\"}".formatted(offer("ngo", region, night).get("offer").asText())).expect(201);
        suite.as("other-ngo").get(API + "/holds/" + held.id()).expectProblem(404);
        var asked = ngo.post(API + "/holds/" + held.id() + "/placement", "{\"purpose\": \"EMERGENCY\"}").expect(201);
        var placement = asked.json().at("/placement/id").asText();

        var shelter = suite.as("shelter");
        var open = shelter.get(API + "/placements?status=REQUESTED&limit=200").expect(200).json().get("items");
        assertTrue(StreamSupport.stream(open.spliterator(), false).anyMatch(row -> row.get("id").asText().equals(placement)));
        suite.as("other-shelter").get(API + "/placements/" + placement).expectProblem(404);
        suite.as("ngo").post(API + "/placements/" + placement + "/acceptance", "").expectProblem(403);
        var seen = shelter.get(API + "/placements/" + placement).expect(200);
        assertFalse(seen.text().contains("ngo"), seen::toString);
        shelter.post(API + "/placements/" + placement + "/acceptance", "").expectProblem(428);
        var accepted = shelter.post(API + "/placements/" + placement + "/acceptance", "", Map.of("If-Match", seen.header("ETag"))).expect(200);
        assertEquals("ACCEPTED", accepted.json().get("status").asText());
        assertEquals("PLACED", ngo.get(API + "/holds/" + held.id()).expect(200).json().get("status").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {OneBedShelter.REGION, OneBedShelter.REGION_OF_FOUR})
    void an_answer_names_no_shelter_and_no_address(String region) {
        var shelter = OneBedShelter.open(suite, region);
        var search = """
                {"from": "%s", "nights": 1, "women": 1, "region": "%s"}
                """.formatted(LocalDate.now().plusDays(60), region);
        var answer = suite.as("ngo").post(API + "/availability-searches", search).expect(200);
        for (var secret : List.of(shelter.id().toString(), OneBedShelter.NAME, OneBedShelter.STREET, OneBedShelter.POSTCODE)) {
            assertFalse(answer.text().contains(secret), secret);
        }
    }
}
