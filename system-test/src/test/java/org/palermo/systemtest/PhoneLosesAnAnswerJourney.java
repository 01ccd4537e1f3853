package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.Calls;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// A phone on a bad network sends its refresh token, and the answer is lost. A refresh token can be used once, so the
/// inspector must sign in again. What the phone had stored is then recorded once.
@Order(81)
@ExtendWith(RunningSuite.class)
class PhoneLosesAnAnswerJourney {

    private static final String API = "/api/inspection/v1";

    private final Suite suite;

    PhoneLosesAnAnswerJourney(Suite suite) {
        this.suite = suite;
    }

    @Test
    void the_inspector_signs_in_again_and_no_visit_is_lost_or_doubled() {
        var signedIn = suite.tokens().grant("inspector").json();
        var phone = new Calls(suite.base(), signedIn.get("access_token").asText());
        var workplace = phone.get(API + "/workplaces?country=ZZ&limit=1").expect(200).json().at("/items/0/id").asText();
        var visit = UUID.randomUUID();
        var record = """
                {"id": "%s", "workplace": "%s", "kind": "PLANNED", "startedAt": "%s"}
                """.formatted(visit, workplace, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        var once = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        phone.post(API + "/visits", record, once).expect(201);

        var refreshToken = signedIn.get("refresh_token").asText();
        suite.tokens().renew(refreshToken).expect(200);
        assertEquals("invalid_grant", suite.tokens().renew(refreshToken).expect(400).json().get("error").asText());

        var again = new Calls(suite.base(), suite.tokens().grant("inspector").json().get("access_token").asText());
        again.post(API + "/visits", record, once).expect(201);
        var visits = again.get(API + "/visits?workplace=" + workplace + "&limit=200").expect(200).json().get("items");
        assertEquals(1, StreamSupport.stream(visits.spliterator(), false).filter(one -> one.get("id").asText().equals(visit.toString())).count());
    }
}
