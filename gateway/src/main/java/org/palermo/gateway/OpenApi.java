package org.palermo.gateway;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;

/// The OpenAPI document of the whole suite, made of what each service says of itself. The last good document of a
/// service is kept while it does not answer, so the page does not lose a third of itself to a restart.
@ApplicationScoped
class OpenApi {

    private static final Logger LOG = Logger.getLogger(OpenApi.class);
    private static final List<Origin> SERVICES = List.of(Origin.REFERRAL, Origin.SHELTER, Origin.INSPECTION);
    private static final String INSIDE = "/q/openapi?format=json";
    private static final long PATIENCE_MILLIS = 5_000;

    /// A suite that has just been started is described in full soon after it is complete.
    private static final long INCOMPLETE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Origins origins;
    private final long ageNanos;
    private final Map<Origin, JsonObject> lastGood = new EnumMap<>(Origin.class);
    private Future<Buffer> current;
    private long madeAt;

    @Inject
    OpenApi(Origins origins, GatewayConfig config) {
        this.origins = origins;
        this.ageNanos = config.openapiAge().toNanos();
    }

    /// The present document. Who asks while a new one is being made waits for that one.
    synchronized Future<Buffer> document() {
        if (current == null || current.isComplete() && System.nanoTime() - madeAt > age()) {
            madeAt = System.nanoTime();
            current = Future.join(SERVICES.stream().map(this::fetch).toList())
                    .otherwiseEmpty()
                    .map(fetched -> merge());
        }
        return current;
    }

    private long age() {
        return lastGood.size() < SERVICES.size() ? Math.min(ageNanos, INCOMPLETE_NANOS) : ageNanos;
    }

    private synchronized Buffer merge() {
        return OpenApiMerge.of(lastGood).toBuffer();
    }

    private Future<Void> fetch(Origin service) {
        var server = origins.of(service);
        var options = server.request(HttpMethod.GET, INSIDE, PATIENCE_MILLIS).setIdleTimeout(PATIENCE_MILLIS)
                .putHeader("Accept", "application/json");
        return server.requests().here().request(options)
                .compose(request -> request.send().compose(OpenApi::body))
                .map(body -> keep(service, new JsonObject(body)))
                .onFailure(failure -> LOG.infof("No OpenAPI document from %s: %s", service,
                        failure.getClass().getSimpleName()));
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        return response.statusCode() == 200
                ? response.body()
                : response.end().compose(read -> Future.failedFuture("Status " + response.statusCode()));
    }

    private synchronized Void keep(Origin service, JsonObject document) {
        lastGood.put(service, document);
        return null;
    }
}
