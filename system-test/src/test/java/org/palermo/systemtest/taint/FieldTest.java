package org.palermo.systemtest.taint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palermo.systemtest.suite.Answer;

/// A field is tainted as soon as it is in a document.
class FieldTest {

    private final Random random = new Random(3);

    private static Operation operation() throws IOException {
        JsonNode document = Answer.JSON.readTree("""
                {"components": {"schemas": {
                  "Person": {"type": "object", "properties": {
                     "givenName": {"type": "string", "maxLength": 200}, "bornOn": {"type": "string", "format": "date"},
                     "mother": {"anyOf": [{"$ref": "#/components/schemas/Person"}, {"type": "null"}]}}},
                  "Refer": {"type": "object", "required": ["sex", "person"], "properties": {
                     "sex": {"type": "string", "enum": ["FEMALE", "MALE"]}, "person": {"$ref": "#/components/schemas/Person"},
                     "country": {"type": "string", "pattern": "[A-Z]{2}"}, "languages": {"type": "array", "items": {"type": "string", "pattern": "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"}},
                     "channel": {"type": "string", "pattern": "[A-Z_]{2,40}"}, "postcode": {"type": "string", "maxLength": 20},
                     "notes": {"type": "object", "additionalProperties": {"type": "string"}}}}}}}
                """);
        return new Operation("POST", "/refer", Answer.JSON.createArrayNode(), Optional.of(Map.entry("application/json",
                Answer.JSON.readTree("{\"$ref\": \"#/components/schemas/Refer\"}"))), Set.of(), document);
    }

    @Test
    void every_text_without_a_list_of_values_or_a_format_is_a_field() throws IOException {
        assertEquals(List.of("person.givenName", "country", "languages", "channel", "postcode", "notes.any"),
                Field.of(operation()).stream().map(Field::path).toList());
    }

    @Test
    void a_field_gets_a_secret_that_fits_or_none() throws IOException {
        for (var field : Field.of(operation())) {
            var secret = field.secret(random);
            assertEquals(!field.path().equals("country"), secret.isPresent(), field::toString);
            secret.ifPresent(found -> {
                assertTrue(found.text().length() <= field.schema().path("maxLength").asInt(1000), found::toString);
                assertTrue(!field.path().equals("channel") || found.text().matches("[A-Z_]{2,40}"), found::toString);
                assertEquals("POST /refer " + field.path(), found.field());
            });
        }
    }

    @Test
    void a_body_has_the_required_fields_the_given_ones_and_the_secrets() throws IOException {
        var operation = operation();
        var secrets = new LinkedHashMap<String, Secret>();
        Field.of(operation).forEach(field -> field.secret(random).ifPresent(secret -> secrets.put(field.path(), secret)));
        var body = new Body(operation, Map.of("country", Answer.JSON.readTree("\"GB\"")), secrets).json();
        assertEquals("FEMALE", body.get("sex").asText());
        assertEquals("GB", body.get("country").asText());
        assertEquals(secrets.get("person.givenName").text(), body.at("/person/givenName").asText());
        assertEquals(secrets.get("languages").text(), body.at("/languages/0").asText());
        assertEquals(secrets.get("notes.any").text(), body.at("/notes/any").asText());
        assertEquals(Set.of("sex", "person"), Set.copyOf(fieldNames(new Body(operation, Map.of(), Map.of()).json())));
    }

    private static List<String> fieldNames(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
