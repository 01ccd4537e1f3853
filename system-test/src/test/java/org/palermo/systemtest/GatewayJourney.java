package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.systemtest.suite.RawRequest;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Somebody on the internet without a token probes the gateway.
@Order(10)
@ExtendWith(RunningSuite.class)
class GatewayJourney {

    private static final String PUBLIC = "/api/nrm/v1/countries";

    private final Suite suite;

    GatewayJourney(Suite suite) {
        this.suite = suite;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/events", "/events/", "/q/health", "/q/health/ready", "/q/metrics", "/q/openapi", "/q/swagger-ui", "/q/dev", "/metrics", "/health",
        "/auth", "/auth/", "/auth/admin", "/auth/admin/", "/auth/admin/master/console/", "/auth/admin/realms/palermo/users",
        "/auth/realms/master", "/auth/realms/master/", "/auth/realms/master/.well-known/openid-configuration",
        "/auth/realms/master/protocol/openid-connect/token", "/auth/health", "/auth/metrics", "/auth/welcome", "/api", "/api/nrm", "/api/nrm/v2/cases"})
    void an_internal_path_does_not_exist_outside(String path) {
        suite.anonymously().get(path).expectProblem(404);
        suite.anonymously().post(path, "{}").expectProblem(404);
        suite.as("administrator").get(path).expectProblem(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "//events", "/./events", "/portal/../events", "/portal/../q/health", "/portal/..;/q/health", "/portal/%2e%2e/q/health",
        "/portal/..%2fq/health", "/portal/..%5cq/health", "/api/nrm/v1/../../../events", "/api/nrm/v1/..%2f..%2f..%2fevents",
        "/api/nrm/v1/countries/../../../../q/metrics", "/auth/realms/palermo/../master", "/auth/realms/palermo/%2e%2e/master/",
        "/auth/realms/palermo/..%252fmaster", "/auth/realms/palermo\\..\\master", "/auth/resources/../admin/", "/auth/resources/..;/admin/",
        "/auth//admin/", "/%61uth/admin/", "/auth/%61dmin/", "/auth/realms/%6daster/", "/%65vents", "/EVENTS", "/Q/health", "/q%2fhealth",
        "/%00", "/api/nrm/v1/countries%00", "/api/nrm/v1/%", "/api/nrm/v1/%zz", "*", "events", "http://127.0.0.1/q/health", "/api/nrm/v1/mechanism/%c0%ae%c0%ae/%c0%ae%c0%ae/q/health",
        "/portal/%ef%bc%8e%ef%bc%8e/q/health", "/auth/realms/palermo/..%c0%afmaster", "/portal?a=<b>", "/portal?a#b"})
    void no_spelling_of_a_path_bypasses_the_gateway(String target) throws IOException {
        var answer = RawRequest.send(suite.base(), "GET", target, Map.of(), null);
        assertTrue(answer.status() == 400 || answer.status() == 404, answer::toString);
        answer.expectProblem();
    }

    @Test
    void answers_have_the_security_headers() {
        var data = suite.anonymously().get(PUBLIC).expect(200);
        assertEquals("nosniff", data.header("X-Content-Type-Options"));
        assertEquals("DENY", data.header("X-Frame-Options"));
        assertEquals("no-referrer", data.header("Referrer-Policy"));
        assertTrue(data.header("Content-Security-Policy").contains("default-src 'none'"), data::toString);
        assertEquals("", data.header("Server"));
        var page = suite.anonymously().get("/docs").expect(200);
        assertTrue(page.header("Content-Security-Policy").contains("script-src 'self'"), page::toString);
        assertFalse(page.header("Content-Security-Policy").contains("unsafe"), page::toString);
    }

    @Test
    void our_policy_is_not_applied_to_keycloaks_pages() {
        var page = suite.anonymously().get("/auth/realms/palermo/protocol/openid-connect/auth?client_id=portal&response_type=code");
        assertFalse(page.header("Content-Security-Policy").contains("default-src"), page::toString);
        var discovery = suite.anonymously().get("/auth/realms/palermo/.well-known/openid-configuration").expect(200).json();
        assertEquals(suite.base() + "/auth/realms/palermo", discovery.get("issuer").asText());
    }

    @Test
    void a_request_keeps_its_id_unless_the_id_could_harm_a_log() {
        var named = suite.anonymously().send("GET", PUBLIC, new byte[0], Map.of("X-Request-Id", "journey-0001"));
        assertEquals("journey-0001", named.header("X-Request-Id"));
        var harmful = suite.anonymously().send("GET", PUBLIC, new byte[0], Map.of("X-Request-Id", "{\"level\":\"ERROR\"}"));
        assertNotEquals("{\"level\":\"ERROR\"}", harmful.header("X-Request-Id"));
        assertFalse(harmful.header("X-Request-Id").isBlank());
        assertFalse(suite.anonymously().get("/nothing").header("X-Request-Id").isBlank());
    }

    @Test
    void one_document_describes_exactly_the_three_services() {
        var document = suite.anonymously().get("/openapi").expect(200).json();
        var paths = document.get("paths");
        for (var path : new String[] {"/api/nrm/v1/referrals", "/api/shelter/v1/holds", "/api/inspection/v1/visits/{visit}/findings"}) {
            assertTrue(paths.has(path), path);
        }
        paths.fieldNames().forEachRemaining(path -> assertTrue(path.matches("/(api/(nrm|shelter|inspection)/v1|openrosa/v1|hsds)/.*"), path));
        assertFalse(document.toString().contains("\"/events\""));
    }

    @Test
    void without_a_token_only_public_operations_answer() {
        suite.anonymously().get("/api/nrm/v1/mechanism/status?country=GB").expect(200);
        for (var path : new String[] {"/api/nrm/v1/cases", "/api/shelter/v1/shelters", "/api/inspection/v1/visits"}) {
            var refused = suite.anonymously().get(path).expectProblem(401);
            assertTrue(refused.header("WWW-Authenticate").startsWith("Bearer"), refused::toString);
        }
    }

    @Test
    void the_root_redirects_to_the_portal() {
        var root = suite.anonymously().get("/");
        assertEquals(303, root.status());
        assertEquals("/portal", root.header("Location"));
    }
}
