package org.palermo.local.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RealmFileTest {

    private final ObjectNode realm = json("""
            {"passwordPolicy": "length(12)",
             "clients": [{"clientId": "portal", "secret": "${PORTAL}"}, {"clientId": "phone"}],
             "users": []}""");

    @Test
    void the_sample_adds_items_replaces_by_name_and_keeps_the_rest() {
        var sample = json("""
                {"passwordPolicy": "length(8)",
                 "clients": [{"clientId": "phone", "enabled": false}, {"clientId": "cli"}],
                 "users": [{"username": "ngo"}]}""");

        var merged = RealmFile.merge(realm, sample);

        assertEquals(json("""
                {"passwordPolicy": "length(8)",
                 "clients": [{"clientId": "portal", "secret": "${PORTAL}"}, {"clientId": "phone", "enabled": false},
                             {"clientId": "cli"}],
                 "users": [{"username": "ngo"}]}"""), merged);
    }

    @Test
    void merging_changes_neither_file() {
        var before = realm.deepCopy();
        RealmFile.merge(realm, json("{\"clients\": [{\"clientId\": \"cli\"}], \"enabled\": true}"));
        assertEquals(before, realm);
    }

    @Test
    void placeholders_are_replaced_everywhere() {
        var resolved = RealmFile.resolve(realm.deepCopy(), Map.of("PORTAL", "a$b\\c"));
        assertEquals("a$b\\c", resolved.at("/clients/0/secret").asText());
    }

    @Test
    void a_placeholder_without_a_value_is_refused() {
        var failure = assertThrows(IllegalArgumentException.class, () -> RealmFile.resolve(realm.deepCopy(), Map.of()));
        assertEquals("the realm file names PORTAL, which has no value", failure.getMessage());
    }

    @Test
    void keycloaks_own_small_placeholders_stay() {
        var label = json("{\"displayName\": \"${username}\"}");
        assertEquals("${username}", RealmFile.resolve(label, Map.of()).get("displayName").asText());
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) RealmFile.JSON.readTree(text);
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
