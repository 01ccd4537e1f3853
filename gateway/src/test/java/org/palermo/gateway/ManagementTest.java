package org.palermo.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Outside;
import org.palermo.gateway.suite.Protocol;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

@QuarkusTest
class ManagementTest extends GatewayTest {

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void ready_200_regardless_of_the_origins() {
        try (var inside = new Outside(management)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> inside.get(Protocol.HTTP_1_1, "/q/health/ready").status() == 200);
            var answer = inside.get(Protocol.HTTP_1_1, "/q/health/ready").json();
            assertEquals("UP", answer.getString("status"));
            assertTrue(answer.getJsonArray("checks").contains(new JsonObject().put("name", "signing-keys").put("status", "UP")), answer::toString);
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
