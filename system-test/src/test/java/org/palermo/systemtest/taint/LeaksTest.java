package org.palermo.systemtest.taint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
        return after("GET /api/nrm/v1/cases/0190a1b2-0000-7000-8000-000000000001", account, status, headers, body);
    }

    private Set<String> after(String request, String account, int status, Map<String, List<String>> headers, String body) {
        leaks.lookAt(new Callers.Asked(account, new Answer(request, status, HttpHeaders.of(headers, (name, value) -> true), body.getBytes())));
        return leaks.lines();
    }

    private static final Map<String, List<String>> NOT_KEPT = Map.of("Cache-Control", List.of("no-store"));

    @Test
    void a_permitted_reader_is_not_reported() {
        assertEquals(Set.of(), after("authority", 200, NOT_KEPT, "{\"givenName\":\"Qxvwnöghjkl\"}"));
    }

    @Test
    void a_reader_without_permission_is_reported_for_lists_and_headers() {
        assertEquals(Set.of("GET /api/nrm/v1/cases/{id} → 200 for border has POST /api/nrm/v1/referrals person.givenName (CLEAR)"),
                after("border", 200, NOT_KEPT, "{\"items\":[{\"name\":\"qxvwnöghjkl\"}]}"));
        assertEquals(2, after("auditor", 204, Map.of("Cache-Control", List.of("no-store"), "ETag", List.of("\"" + Base64.getEncoder().encodeToString(NAME.text().getBytes()) + "\"")), "").size());
    }

    @Test
    void a_refusal_repeats_no_secret_even_to_a_permitted_reader() {
        assertTrue(after("authority", 404, NOT_KEPT, "nothing about Qxvwnoghjkl").iterator().next().contains("404 for authority"));
    }

    @Test
    void a_form_that_is_shown_again_repeats_a_secret_to_a_permitted_reader_only() {
        assertEquals(Set.of(), afterForm("authority", 400));
        assertEquals(1, afterForm("authority", 404).size());
        assertEquals(2, afterForm("border", 400).size());
    }

    private Set<String> afterForm(String account, int status) {
        return after("GET /portal/desk/cases/0190a1b2-0000-7000-8000-000000000001/person", account, status, NOT_KEPT, "Qxvwnöghjkl");
    }

    @Test
    void an_answer_that_a_cache_could_keep_is_reported() {
        assertTrue(after("authority", 200, Map.of("Cache-Control", List.of("private")), "Qxvwnöghjkl").iterator().next().contains("may be kept by a cache"));
    }

    @Test
    void what_was_typed_into_a_form_is_shown_to_its_author_only() {
        var typed = new Secret(Readers.form("/portal/desk/waitlist/new", "ngo", "note"), "Zsófia Qxvwnöghjkl", "Qxvwnöghjkl");
        assertTrue(Readers.may("ngo", typed));
        assertFalse(Readers.may("other-ngo", typed));
        assertFalse(Readers.may("authority", typed));
        assertFalse(Readers.isForEverybody(typed));
    }

    @Test
    void only_named_tables_may_hold_a_secret_in_clear() {
        assertTrue(KeptInClear.allows(new Stored.Hit("inspection.workplace.name", new Secret("POST /api/inspection/v1/workplaces name", "", ""), Encoding.CLEAR)));
        assertEquals(false, KeptInClear.allows(new Stored.Hit("referral.case_person.given_name", NAME, Encoding.CLEAR)));
        assertEquals(false, KeptInClear.allows(new Stored.Hit("inspection.workplace.name", NAME, Encoding.CLEAR)));
        assertEquals(false, KeptInClear.allows(new Stored.Hit("shelter.shelter.name", new Secret("POST /api/shelter/v1/shelters address.line1", "", ""), Encoding.CLEAR)));
    }
}
