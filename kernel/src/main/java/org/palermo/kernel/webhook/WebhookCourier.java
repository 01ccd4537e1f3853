package org.palermo.kernel.webhook;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.palermo.kernel.schedule.ScheduledRun;

/// Delivers notices to organisations' own systems, in order and at least once. A webhook that fails waits longer each time
/// and does not delay others.
@ApplicationScoped
class WebhookCourier {
    private static final Logger LOG = Logger.getLogger(WebhookCourier.class);
    private static final String EVERY = "${palermo.webhooks.every}";

    private final WebhookConfig config;
    private final WebhookStore store;
    private final WebhookSender sender;

    WebhookCourier(WebhookConfig config, WebhookStore store, WebhookSender sender) {
        this.config = config;
        this.store = store;
        this.sender = sender;
    }

    /// A run ends when it has begun the deliveries, so that a slow receiver delays no other webhook.
    @Scheduled(identity = "webhooks", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::round, LOG, "Webhooks could not be sent and will be tried again");
    }

    private Uni<Void> round() {
        return store.due(config.lease()).invoke(due -> due.forEach(this::begin)).replaceWithVoid();
    }

    /// The lease keeps the webhook from the next runs until this delivery ends.
    private void begin(WebhookStore.Due hook) {
        deliver(hook).subscribe().with(done -> {},
                failure -> LOG.warnf("A webhook could not be sent and will be tried again: %s", failure.getClass().getSimpleName()));
    }

    private Uni<Void> deliver(WebhookStore.Due hook) {
        return store.next(hook).flatMap(stretch -> deliver(hook, stretch.messages(), 0)
                .flatMap(all -> all
                        ? store.reached(hook, stretch.until(), config.lease()).chain(() -> store.release(hook))
                        : Uni.createFrom().voidItem()));
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
