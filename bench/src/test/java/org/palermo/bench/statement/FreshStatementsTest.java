package org.palermo.bench.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs no measurement and depends on no time.
class FreshStatementsTest {

    @Test
    void ids_that_a_request_created_are_replaced_the_same_way_everywhere() {
        var fresh = "01a210d2-3a21-7e2d-b1f4-f1bfbf5eff38";
        var old = "01900000-0000-7000-8000-000000000001";
        var marker = "5a5a5a5a-0000-4000-8000-000000000001";
        var renewed = FreshStatements.all(List.of(
                new Statement("insert into case_file values ($1, $2, $3)", List.of("'" + fresh + "'", "'H74K-TMHT-0'", "'" + old + "'")),
                new Statement("insert into audit_entry values ($1, $2)", List.of("'" + fresh + "'", "'" + marker + "'"))), 0x01a210d23a21L, marker);
        var file = renewed.getFirst().values();
        assertNotEquals("'" + fresh + "'", file.getFirst());
        assertEquals(file.getFirst(), renewed.getLast().values().getFirst());
        assertTrue(file.get(1).matches("'\\d{4}-TMHT-0'"), file::toString);
        assertEquals("'" + old + "'", file.getLast());
        assertNotEquals("'" + marker + "'", renewed.getLast().values().getLast());
    }

    @Test
    void ids_and_references_in_json_are_replaced_too() {
        var fresh = "01a210d2-3a21-7e2d-b1f4-f1bfbf5eff38";
        var renewed = FreshStatements.all(List.of(new Statement("select give_places($1)",
                List.of("'{\"id\":\"" + fresh + "\",\"reference\":\"H74K-TMHT-0$\",\"area\":\"GB-A1\"}'"))),
                0x01a210d23a21L, "none").getFirst().values().getFirst();
        assertFalse(renewed.contains(fresh), renewed);
        assertTrue(renewed.matches("'\\{\"id\":\"[0-9a-f-]{36}\",\"reference\":\"\\d{4}-TMHT-0\\$\",\"area\":\"GB-A1\"}'"), renewed);
    }

    @Test
    void statements_of_the_audit_are_recognised() {
        assertTrue(new Statement("insert into audit_entry (id)\nvalues ($1)", List.of()).isOfTheAudit());
        assertTrue(new Statement("insert into feed_pending (feed, entry) values ($1, $2)", List.of()).isOfTheAudit());
        assertFalse(new Statement("select id from audit_entry", List.of()).isOfTheAudit());
        assertFalse(new Statement("insert into case_file (id) values ($1)", List.of()).isOfTheAudit());
    }
}
