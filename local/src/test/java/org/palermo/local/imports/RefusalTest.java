package org.palermo.local.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RefusalTest {

    @Test
    void names_each_violation_with_its_field() {
        assertEquals("400 Each violation names a field. (region must be one of a country held here; size must be at most 8388608)", Refusal.said(400, """
                {"type":"urn:palermo:problem:request:invalid","status":400,"title":"Wrong","detail":"Each violation names a field.",
                 "violations":[{"field":"region","message":"must be one of a country held here"},{"field":"size","message":"must be at most 8388608"}]}
                """));
    }

    @Test
    void says_the_detail_when_nothing_is_violated() {
        assertEquals("413 The file is too large.", Refusal.said(413, "{\"status\":413,\"title\":\"Too large\",\"detail\":\"The file is too large.\"}"));
    }

    @Test
    void says_the_status_when_the_answer_is_not_a_problem() {
        assertEquals("502", Refusal.said(502, "<html>"));
    }
}
