package org.palermo.kernel.audit;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Base64;
import java.util.HexFormat;
import org.palermo.audit.Checkpoint;

/// `GET /q/audit/checkpoint` on the management port, which can't be reached from outside: the signed state of the chain. It
/// contains numbers and hashes, and nothing from any entry.
@ApplicationScoped
class CheckpointRoute {
    private final Checkpoints checkpoints;

    CheckpointRoute(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    void serve(@Observes ManagementInterface management) {
        management.router().get("/q/audit/checkpoint").handler(this::answer);
    }

    private void answer(RoutingContext request) {
        checkpoints.sign().subscribe().with(
                checkpoint -> request.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(json(checkpoint).encode()),
                failure -> request.response().setStatusCode(failure instanceof HttpProblem problem ? problem.getStatusCode() : 503).end());
    }

    private static JsonObject json(Checkpoint c) {
        return new JsonObject()
                .put("type", "checkpoint").put("service", c.service()).put("epoch", c.epoch().toString()).put("epochFrom", c.epochFrom())
                .put("sequence", c.sequence()).put("hash", HexFormat.of().formatHex(c.hash())).put("waiting", c.waiting())
                .put("at", c.at().toString()).put("signature", Base64.getEncoder().encodeToString(c.signature()));
    }
}
