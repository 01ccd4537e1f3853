package org.palermo.shelter.availability;

import static io.quarkus.vertx.VertxContextSupport.subscribeAndAwait;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.shelter.Questions.ask;
import static org.palermo.shelter.Questions.search;
import static org.palermo.shelter.Questions.tonight;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestTokens;
import org.palermo.shelter.Parallel;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeCase;
import org.palermo.shelter.SomeShelter;

/// By the profile of Zedland: 120 questions an hour, 600 a day; 30 and 120 for one case.
@QuarkusTest
class SpendQuestionsTest extends ServiceTest {
    @Inject
    QuestionPurge purge;

    @BeforeEach
    void aShelter() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
    }

    @Test
    void too_many_429_in_an_hour_until_the_first_is_an_hour_old() {
        Register.time(Duration.ofMinutes(10));
        ask(Account.NGO, tomorrow()).then().statusCode(200);
        asked(Account.NGO, null, 119, "20 minutes");
        int wait = Integer.parseInt(ask(Account.NGO, tomorrow()).then().statusCode(429)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:palermo:problem:availability:budget-spent"))
                .extract().header("Retry-After"));
        assertTrue(wait > 1500 && wait <= 2400, "until the oldest is an hour old: " + wait);
        assertEquals(120, Register.count("question"));
        ask(Account.OTHER_NGO, tomorrow()).then().statusCode(200);
        Register.time(Duration.ofMinutes(10).plusSeconds(wait));
        ask(Account.NGO, tomorrow()).then().statusCode(200);
    }

    @Test
    void too_many_429_in_a_day() {
        asked(Account.NGO, null, 600, "5 hours");
        String wait = ask(Account.NGO, tomorrow()).then().statusCode(429).extract().header("Retry-After");
        assertTrue(Integer.parseInt(wait) > 60_000, wait);
        Register.time(Duration.ofHours(24));
        ask(Account.NGO, tomorrow()).then().statusCode(200);
        assertEquals(1, Register.count("question"), "questions older than a day are deleted");
    }

    @Test
    void too_many_429_for_one_case() {
        SomeCase one = SomeCase.of(Account.COORDINATOR);
        SomeCase another = SomeCase.of(Account.COORDINATOR);
        another.assigned(Account.OTHER_COORDINATOR);
        UUID caseFile = UUID.fromString(one.id());
        asked(Account.COORDINATOR, caseFile, 30, "1 minute");
        Map<String, Object> search = search();
        search.put("caseFile", caseFile.toString());
        ask(Account.COORDINATOR, search).then().statusCode(429);
        ask(Account.COORDINATOR, search()).then().statusCode(200);
        search.put("caseFile", another.id());
        ask(Account.COORDINATOR, search).then().statusCode(200);
        ask(Account.OTHER_COORDINATOR, search).then().statusCode(200);
    }

    @Test
    void questions_are_deleted_after_a_day() throws Throwable {
        asked(Account.NGO, null, 3, "25 hours");
        asked(Account.OTHER_NGO, UUID.randomUUID(), 2, "23 hours");
        assertEquals(3, subscribeAndAwait(() -> purge.purge()));
        assertEquals(2, Register.count("question"));
    }

    @Test
    void invalid_400_costs_nothing() {
        ask(Account.NGO, "{}").then().statusCode(400);
        assertEquals(0, Register.count("question"));
    }

    /// One question is left, and many requests arrive at once.
    @Test
    void many_requests_race_for_the_last_question_and_one_wins() {
        asked(Account.NGO, null, 119, "1 minute");
        var answers = Parallel.send(Collections.nCopies(10, Parallel.search(Account.NGO, search())));
        assertEquals(Map.of(200, 1L, 429, 9L), answers);
        assertEquals(120, Register.count("question"));
    }

    /// A night that is not over when the clock is moved.
    private static Map<String, Object> tomorrow() {
        Map<String, Object> search = search();
        search.put("from", tonight().plusDays(2).toString());
        return search;
    }

    private static void asked(Account who, UUID caseFile, int times, String ago) {
        Register.execute("insert into question select '%s', %s, now() - interval '%s' from generate_series(1, %d)"
                .formatted(TestTokens.subject(who), caseFile == null ? "null" : "'" + caseFile + "'", ago, times));
    }
}
