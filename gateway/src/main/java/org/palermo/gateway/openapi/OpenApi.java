package org.palermo.gateway.openapi;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.palermo.gateway.config.GatewayConfig;
import org.palermo.gateway.origin.Origins;
import org.palermo.gateway.origin.WholeAnswer;
import org.palermo.gateway.route.Origin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;

/// The OpenAPI document of the whole suite, put together from the documents of the services. The last valid document of a
/// service is kept while the service does not answer, so a restart does not remove a third of the page.
@ApplicationScoped
class OpenApi {

    private static final Logger LOG = Logger.getLogger(OpenApi.class);
    private static final List<Origin> SERVICES = List.of(Origin.REFERRAL, Origin.SHELTER, Origin.INSPECTION);
    private static final String INSIDE = "/q/openapi?format=json";
    private static final long PATIENCE_MILLIS = 5_000;

    /// While a service's document is missing, the document is created again this often, so a suite that has just started
    /// soon has it all.
    private static final long INCOMPLETE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Vertx vertx;
    private final Origins origins;
    private final long ageNanos;
    private final Map<Origin, JsonObject> lastGood = new EnumMap<>(Origin.class);
    private Future<Written> current;
    private Written last;
    private long madeAt;

    @Inject
    OpenApi(Vertx vertx, Origins origins, GatewayConfig config) {
        this.vertx = vertx;
        this.origins = origins;
        this.ageNanos = config.openapiAge().toNanos();
    }

    /// The current document. Callers who ask while a new one is being created wait for it.
    synchronized Future<Written> document() {
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

    private synchronized Written merge() {
        last = Written.of(OpenApiMerge.of(lastGood).toBuffer(), last);
        return last;
    }

    /// The document as it is sent, so that it is compressed once and not for each caller.
    record Written(Buffer plain, Buffer gzip) {

        /// @param last the one before, which is used again when nothing has changed; null when there was none
        static Written of(Buffer plain, Written last) {
            if (last != null && last.plain.equals(plain)) {
                return last;
            }
            var content = plain.getBytes();
            return new Written(SharedContent.of(content), SharedContent.of(Gzip.of(content)));
        }
    }

    private Future<Void> fetch(Origin service) {
        var server = origins.of(service);
        var options = server.request(HttpMethod.GET, INSIDE, PATIENCE_MILLIS).putHeader("Accept", "application/json");
        return server.requests().here().request(options)
                .compose(request -> WholeAnswer.of(request, vertx, PATIENCE_MILLIS, OpenApi::body))
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
