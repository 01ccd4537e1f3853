package org.palermo.systemtest.taint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpHeaders;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palermo.systemtest.suite.Answer;

/// Planted leaks are found, and permitted answers are not reported.
class LeaksTest {

    private static final Secret NAME = new Secret("POST /api/nrm/v1/referrals person.givenName", "Zsófia Qxvwnöghjkl", "Qxvwnöghjkl");

    private final Leaks leaks = new Leaks(new Finder(List.of(NAME)));

    private Set<String> after(String account, int status, Map<String, List<String>> headers, String body) {
        leaks.lookAt(new Callers.Asked(account, new Answer("GET /api/nrm/v1/cases/0190a1b2-0000-7000-8000-000000000001", status, HttpHeaders.of(headers, (name, value) -> true), body.getBytes())));
        return leaks.lines();
    }

    private static final Map<String, List<String>> NOT_KEPT = Map.of("Cache-Control", List.of("no-store"));

    @Test
    void who_may_see_it_sees_it() {
        assertEquals(Set.of(), after("authority", 200, NOT_KEPT, "{\"givenName\":\"Qxvwnöghjkl\"}"));
    }

    @Test
    void who_may_not_does_not_in_a_list_nor_in_a_header() {
        assertEquals(Set.of("GET /api/nrm/v1/cases/{id} → 200 for border has POST /api/nrm/v1/referrals person.givenName (CLEAR)"),
                after("border", 200, NOT_KEPT, "{\"items\":[{\"name\":\"qxvwnöghjkl\"}]}"));
        assertEquals(2, after("auditor", 204, Map.of("Cache-Control", List.of("no-store"), "ETag", List.of("\"" + Base64.getEncoder().encodeToString(NAME.text().getBytes()) + "\"")), "").size());
    }

    @Test
    void a_refusal_repeats_nothing_even_to_who_may_see_it() {
        assertTrue(after("authority", 404, NOT_KEPT, "nothing about Qxvwnoghjkl").iterator().next().contains("404 for authority"));
    }

    @Test
    void nothing_that_a_cache_could_keep() {
        assertTrue(after("authority", 200, Map.of("Cache-Control", List.of("private")), "Qxvwnöghjkl").iterator().next().contains("may be kept by a cache"));
    }

    @Test
    void a_table_that_is_not_named_must_not_hold_it() {
        assertTrue(KeptInClear.allows(new Stored.Hit("inspection.workplace.name", new Secret("POST /api/inspection/v1/workplaces name", "", ""), Encoding.CLEAR)));
        assertEquals(false, KeptInClear.allows(new Stored.Hit("referral.case_person.given_name", NAME, Encoding.CLEAR)));
        assertEquals(false, KeptInClear.allows(new Stored.Hit("inspection.workplace.name", NAME, Encoding.CLEAR)));
        assertEquals(false, KeptInClear.allows(new Stored.Hit("shelter.shelter.name", new Secret("POST /api/shelter/v1/shelters address.line1", "", ""), Encoding.CLEAR)));
    }
}
