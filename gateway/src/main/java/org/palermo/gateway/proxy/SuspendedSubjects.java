package org.palermo.gateway.proxy;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.palermo.gateway.authentication.Bearer;
import org.palermo.gateway.config.SuspensionConfig;
import org.palermo.gateway.origin.OriginServer;
import org.palermo.gateway.origin.Origins;
import org.palermo.gateway.origin.WholeAnswer;
import org.palermo.gateway.problem.Problems;
import org.palermo.gateway.route.Origin;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.tracing.TracingPolicy;

/// The list of suspended subjects, fetched from referral-service on the internal network each second; it has usually not
/// changed, which is a small answer without a body. While it can't be fetched, the last list is used. Open requests of a
/// subject are broken off when the subject appears on the list.
@Singleton
public class SuspendedSubjects {

    private static final Logger LOG = Logger.getLogger(SuspendedSubjects.class);
    private static final String PATH = "/suspensions";
    private static final String KEY = "X-Palermo-Suspensions-Key";
    /// To connect, and then to the head of the answer.
    private static final long PATIENCE_MILLIS = 900;
    /// To the end of the answer: a list of thousands may take a while.
    private static final long WHOLE_MILLIS = 3_000;

    private final Vertx vertx;
    private final OriginServer referral;
    /// A connection of its own, so that the list arrives however busy the service is.
    private final HttpClient client;
    private final SuspensionConfig config;
    /// Open requests, by event loop. Each loop uses only its own, so that a request needs no lock.
    private final Map<EventExecutor, Set<ProxiedRequest>> open = new IdentityHashMap<>();

    private volatile Suspensions present = Suspensions.NONE;
    private volatile long fetchedAt = System.nanoTime();
    private volatile String etag;
    private boolean fetching;
    private boolean failed;
    private long timer;

    @Inject
    SuspendedSubjects(Vertx vertx, Origins origins, SuspensionConfig config, MeterRegistry metrics) {
        this.vertx = vertx;
        this.referral = origins.of(Origin.REFERRAL);
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout((int) PATIENCE_MILLIS).setTracingPolicy(TracingPolicy.IGNORE),
                new PoolOptions().setHttp1MaxSize(1));
        this.config = config;
        vertx.nettyEventLoopGroup().forEach(loop -> open.put(loop, new HashSet<>()));
        Gauge.builder("palermo.gateway.suspensions.age.seconds", this, s -> TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - s.fetchedAt))
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        if (config.key().isEmpty()) {
            LOG.warn("PALERMO_SUSPENSIONS_KEY is not set: suspended people are not refused before their tokens end");
            return;
        }
        vertx.runOnContext(started -> {
            fetch();
            timer = vertx.setPeriodic(config.every().toMillis(), again -> fetch());
        });
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    public boolean refuse(Bearer bearer) {
        return present.refuse(bearer);
    }

    /// From here on the request is broken off when its subject is suspended. Called on its event loop, as is its end.
    void opened(Bearer bearer, ProxiedRequest request) {
        open.get(request.eventLoop()).add(request);
        // The list may have changed between the check and this.
        if (refuse(bearer)) {
            request.cutOff(Problems.SUSPENDED);
        }
    }

    void ended(ProxiedRequest request) {
        open.get(request.eventLoop()).remove(request);
    }

    /// One fetch at a time, always on the same event loop.
    private void fetch() {
        if (fetching) {
            return;
        }
        fetching = true;
        var options = referral.request(HttpMethod.GET, PATH, PATIENCE_MILLIS).setIdleTimeout(PATIENCE_MILLIS)
                .putHeader(KEY, config.key().orElseThrow());
        if (etag != null) {
            options.putHeader("If-None-Match", etag);
        }
        client.request(options).compose(request -> WholeAnswer.of(request, vertx, WHOLE_MILLIS, this::read))
                .onComplete(done -> {
                    fetching = false;
                    tell(done.cause());
                });
    }

    private Future<Void> read(HttpClientResponse answer) {
        return switch (answer.statusCode()) {
            case 304 -> {
                fetchedAt = System.nanoTime();
                yield Future.succeededFuture();
            }
            case 200 -> answer.body().map(body -> {
                take(Suspensions.of(new JsonObject(body)));
                etag = answer.getHeader("ETag");
                return null;
            });
            // Read to its end, so that the next request gets the connection.
            default -> answer.end().compose(read -> Future.failedFuture("status " + answer.statusCode()));
        };
    }

    private void take(Suspensions list) {
        present = list;
        fetchedAt = System.nanoTime();
        if (!list.isEmpty()) {
            open.forEach((loop, requests) -> loop.execute(() -> cutOff(requests, list)));
        }
    }

    /// Each request ends a moment later, so the set does not change while it is iterated.
    private static void cutOff(Set<ProxiedRequest> requests, Suspensions list) {
        for (var request : requests) {
            if (request.isOf(list::refuse)) {
                request.cutOff(Problems.SUSPENDED);
            }
        }
    }

    /// Logs once when fetching fails and once when it works again.
    private void tell(Throwable failure) {
        if (failure != null && !failed) {
            LOG.warnf("The list of suspended accounts can't be fetched; the gateway uses the last one: %s",
                    failure.getClass().getSimpleName());
        } else if (failure == null && failed) {
            LOG.info("The list of suspended accounts is fetched again");
        }
        failed = failure != null;
    }
}
