package org.palermo.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Outside;
import org.palermo.gateway.suite.Protocol;
import org.palermo.gateway.suite.Wire;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

import jakarta.inject.Inject;

@QuarkusTest
class ManagementTest extends GatewayTest {

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Inject
    MeterRegistry metrics;

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
    void callers_who_leave_before_the_answer_are_counted_as_left() throws IOException {
        var left = requests("left");
        var answered = requests("2xx");
        for (int i = 0; i < 5; i++) {
            try (var wire = new Wire(base, "127.0.0.1")) {
                wire.send("GET /portal/never HTTP/1.1\r\nHost: localhost\r\n\r\n").bytes(50);
            }
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> requests("left") == left + 5);
        assertEquals(answered, requests("2xx"));
    }

    private long requests(String status) {
        return metrics.get("palermo.gateway.requests").tag("route", "portal").tag("status", status).timer().count();
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
