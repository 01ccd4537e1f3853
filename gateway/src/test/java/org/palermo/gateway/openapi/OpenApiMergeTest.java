package org.palermo.gateway.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.palermo.gateway.route.Origin;

import io.vertx.core.json.JsonObject;

class OpenApiMergeTest {

    private static final JsonObject REFERRAL = new JsonObject("""
            {"paths": {
               "/api/nrm/v1/mechanism/status": {"get": {"security": [{"x": []}], "responses": {}}},
               "/api/nrm/v1/notices": {"parameters": [], "get": {"responses": {"200": {"$ref": "#/components/responses/Notices"}}}},
               "/events": {"post": {"responses": {}}}},
             "components": {
               "securitySchemes": {"x": {"type": "openIdConnect"}},
               "responses": {"Notices": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Page"}}}}},
               "schemas": {"Page": {"items": {"$ref": "#/components/schemas/Notice"}},
                           "Notice": {"properties": {"case": {"type": "string"}}},
                           "Problem": {"type": "object"}}},
             "tags": [{"name": "notices", "description": "What you must know"}]}""");

    private static final JsonObject SHELTER = new JsonObject("""
            {"paths": {
               "/hsds/v3.1/services": {"get": {"responses": {}}, "post": {"responses": {}}},
               "/api/shelter/v1/notices": {"get": {"responses": {"200": {"schema": {"$ref": "#/components/schemas/Page"}}}}}},
             "components": {
               "schemas": {"Page": {"items": {"$ref": "#/components/schemas/Notice"}},
                           "Notice": {"properties": {"shelter": {"type": "string"}}},
                           "Problem": {"type": "object"}}},
             "tags": [{"name": "notices"}]}""");

    private final JsonObject merged = OpenApiMerge.of(Map.of(Origin.REFERRAL, REFERRAL, Origin.SHELTER, SHELTER));
    private final JsonObject paths = merged.getJsonObject("paths");

    @Test
    void only_operations_of_the_route_table() {
        assertEquals(Set.of("/api/nrm/v1/mechanism/status", "/api/nrm/v1/notices", "/hsds/v3.1/services", "/api/shelter/v1/notices"),
                paths.fieldNames());
        assertNull(paths.getJsonObject("/hsds/v3.1/services").getJsonObject("post"));
        assertTrue(paths.getJsonObject("/api/nrm/v1/notices").containsKey("parameters"));
    }

    @Test
    void a_token_where_the_route_table_requires_one() {
        assertTrue(security("/api/nrm/v1/mechanism/status").isEmpty());
        assertTrue(security("/hsds/v3.1/services").isEmpty());
        assertTrue(security("/api/nrm/v1/notices").contains("accessToken"));
        assertEquals(Set.of("accessToken"), merged.getJsonObject("components").getJsonObject("securitySchemes").fieldNames());
    }

    @Test
    void components_that_differ_or_refer_to_such_are_kept_apart() {
        assertEquals(Set.of("Problem", "ReferralPage", "ShelterPage", "ReferralNotice", "ShelterNotice"),
                merged.getJsonObject("components").getJsonObject("schemas").fieldNames());
    }

    @Test
    void every_reference_has_a_target() {
        var references = new TreeSet<String>();
        var matcher = Pattern.compile("#/components/([^\"]+)").matcher(merged.encode());
        while (matcher.find()) {
            references.add(matcher.group(1));
        }
        assertFalse(references.isEmpty());
        for (var reference : references) {
            var parts = reference.split("/");
            assertTrue(merged.getJsonObject("components").getJsonObject(parts[0]).containsKey(parts[1]), reference);
        }
    }

    @Test
    void services_that_do_not_answer_are_named() {
        assertTrue(merged.getJsonObject("info").getString("description").contains("labour-inspection-service"));
        assertEquals(1, merged.getJsonArray("tags").size());
        assertTrue(OpenApiMerge.of(Map.of()).getJsonObject("info").getString("description").contains("referral-service"));
    }

    private String security(String path) {
        var security = paths.getJsonObject(path).getJsonObject("get").getJsonArray("security");
        return security.isEmpty() ? "" : security.encode();
    }
}
