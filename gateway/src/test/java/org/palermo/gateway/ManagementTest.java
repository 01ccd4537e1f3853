package org.palermo.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ManagementTest extends GatewayTest {

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void ready_200_whatever_the_origins_do() {
        try (var inside = new Outside(management)) {
            var answer = inside.get(Protocol.HTTP_1_1, "/q/health/ready");
            assertEquals(200, answer.status());
            assertEquals("UP", answer.json().getString("status"));
        }
    }

    @Test
    void metrics_by_row_and_never_by_path() {
        outside.get(Protocol.HTTP_1_1, PUBLIC_ECHO + "/0123456789");
        try (var inside = new Outside(management)) {
            var metrics = inside.get(Protocol.HTTP_1_1, "/q/metrics").body().toString();
            assertTrue(metrics.contains("palermo_gateway_requests_seconds_count{route=\"mechanism\",status=\"2xx\"}"), metrics);
            assertTrue(metrics.contains("palermo_gateway_breaker_open{origin=\"referral\"}"), metrics);
            assertTrue(!metrics.contains("0123456789"));
        }
    }
}
