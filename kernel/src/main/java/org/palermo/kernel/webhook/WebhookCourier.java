package org.palermo.kernel.webhook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Delivers notices to organisations' own systems, in order and at least once. A webhook that fails waits longer each time
/// and does not delay others.
@ApplicationScoped
class WebhookCourier {
    private static final Logger LOG = Logger.getLogger(WebhookCourier.class);

    private final WebhookConfig config;
    private final WebhookStore store;
    private final WebhookSender sender;
    private final Vertx vertx;
    private final AtomicBoolean running = new AtomicBoolean();
    private long timer;

    WebhookCourier(WebhookConfig config, WebhookStore store, WebhookSender sender, Vertx vertx) {
        this.config = config;
        this.store = store;
        this.sender = sender;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(config.every().toMillis(), ignored -> round());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void round() {
        if (running.compareAndSet(false, true)) {
            store.due(config.lease())
                    .flatMap(due -> Multi.createFrom().iterable(due).onItem().transformToUniAndMerge(this::deliver).collect().last())
                    .onTermination().invoke(() -> running.set(false))
                    .subscribe().with(done -> {}, failure -> LOG.warnf("Webhooks wait: %s", failure.getClass().getSimpleName()));
        }
    }

    private Uni<Void> deliver(WebhookStore.Due hook) {
        return store.next(hook).flatMap(stretch -> deliver(hook, stretch.messages(), 0)
                .flatMap(all -> all ? store.reached(hook, stretch.until(), config.lease()).chain(() -> store.release(hook)) : Uni.createFrom().voidItem()));
    }

    /// Delivers one after another; false when it stopped before the last.
    private Uni<Boolean> deliver(WebhookStore.Due hook, List<WebhookStore.Message> messages, int index) {
        if (index == messages.size()) {
            return Uni.createFrom().item(true);
        }
        WebhookStore.Message message = messages.get(index);
        return sender.send(hook, message).flatMap(result -> switch (result) {
            case WebhookSender.Result.Taken taken -> store.reached(hook, message.sequence(), config.lease())
                    .flatMap(mine -> mine ? deliver(hook, messages, index + 1) : Uni.createFrom().item(false));
            case WebhookSender.Result.Gone gone -> store.end(hook, "GONE", "410").replaceWith(false);
            case WebhookSender.Result.Failed failed -> failed(hook, index, failed.failure()).replaceWith(false);
        });
    }

    /// Earlier messages of this turn were delivered, so earlier failures no longer count.
    private Uni<Void> failed(WebhookStore.Due hook, int delivered, String failure) {
        int before = delivered > 0 ? 0 : hook.attempts();
        List<Duration> pauses = config.pauses();
        return before >= pauses.size() ? store.end(hook, "FAILED", failure) : store.failed(hook, failure, pauses.get(before));
    }
}
