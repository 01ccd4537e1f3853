package org.palermo.kernel.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Delivers the events of the outbox, at least once and in order per stream: it leases streams, posts their events one by
/// one outside of any transaction, and records each answer. It wakes on a notification of PostgreSQL, and regularly in case
/// one is lost.
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int STREAMS_AT_ONCE = 16;
    private static final int EVENTS_PER_LEASE = 50;
    private static final String EVERY = "${palermo.outbox.poll}";

    private final SubscriberConfig config;
    private final StreamStore streams;
    private final Delivery delivery;
    private final OutboxWakeUp wakeUp;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();
    private final AtomicLong oldestSeconds;
    private final AtomicLong parked;

    OutboxRelay(SubscriberConfig config, StreamStore streams, Delivery delivery, OutboxWakeUp wakeUp, MeterRegistry meters) {
        this.config = config;
        this.streams = streams;
        this.delivery = delivery;
        this.wakeUp = wakeUp;
        this.oldestSeconds = meters.gauge("palermo.outbox.age.seconds", new AtomicLong());
        this.parked = meters.gauge("palermo.outbox.parked", new AtomicLong());
    }

    void start(@Observes StartupEvent event) {
        if (hasSubscribers()) {
            wakeUp.onNotification(Outbox.CHANNEL, this::wake);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        wakeUp.close();
    }

    @Scheduled(identity = "outbox", every = EVERY, delayed = EVERY)
    @NonBlocking
    void scheduled() {
        if (hasSubscribers()) {
            wake();
        }
    }

    private boolean hasSubscribers() {
        return !config.subscriber().isEmpty();
    }

    void wake() {
        again.set(true);
        if (running.compareAndSet(false, true)) {
            drain();
        }
    }

    private void drain() {
        again.set(false);
        Multi.createBy().repeating().uni(() -> inTime(round())).whilst(delivered -> delivered > 0)
                .collect().last()
                .chain(() -> inTime(streams.backlog()))
                .subscribe().with(backlog -> {
                    oldestSeconds.set(backlog.oldestSeconds());
                    parked.set(backlog.parked());
                    rest();
                }, failure -> {
                    LOG.warnf("Events could not be sent and will be tried again: %s", failure.getClass().getSimpleName());
                    rest();
                });
    }

    /// A round that is given up and goes on nevertheless is like another relay: the leases keep the two apart.
    private <T> Uni<T> inTime(Uni<T> step) {
        return step.ifNoItem().after(config.longestRound()).fail();
    }

    private void rest() {
        running.set(false);
        if (again.get() && running.compareAndSet(false, true)) {
            drain();
        }
    }

    /// Leases some streams and delivers them in parallel.
    private Uni<Integer> round() {
        return streams.lease(STREAMS_AT_ONCE, config.lease())
                .flatMap(leased -> Multi.createFrom().iterable(leased)
                        .onItem().transformToUni(this::deliver).merge(STREAMS_AT_ONCE)
                        .collect().asList()
                        .map(List::size));
    }

    private Uni<Void> deliver(Stream stream) {
        if (!config.subscriber().containsKey(stream.subscriber())) {
            return streams.park(stream, "unknown subscriber");
        }
        return streams.waiting(stream, EVENTS_PER_LEASE)
                .flatMap(events -> next(stream, events, 0));
    }

    private Uni<Void> next(Stream stream, List<StreamStore.StoredEvent> events, int index) {
        if (index == events.size()) {
            return streams.release(stream);
        }
        StreamStore.StoredEvent event = events.get(index);
        if (event.data() == null && !event.type().equals(ParkedStreams.SKIPPED)) {
            return streams.park(stream, "erased");
        }
        return delivery.post(stream, event).flatMap(result -> switch (result) {
            case Delivery.Result.Taken taken -> streams.delivered(stream, event.sequence(), config.lease())
                    .flatMap(mine -> mine ? next(stream.afterDelivery(event.sequence()), events, index + 1) : Uni.createFrom().voidItem());
            case Delivery.Result.Gap gap -> gap(stream, event, gap.expected());
            case Delivery.Result.Away away -> streams.retryAt(stream, Instant.now().plus(pause(stream)), 0, away.failure());
            case Delivery.Result.Refused refused -> stream.refusals() + 1 >= config.refusalsBeforeParking()
                    ? streams.park(stream, refused.failure())
                    : streams.retryAt(stream, Instant.now().plus(stream.pauseAfterRefusal(config.refusalPause())), stream.refusals() + 1,
                            refused.failure());
        });
    }

    /// An earlier event that was erased on delivery can't be sent again: its stream is parked when it reaches that event.
    private Uni<Void> gap(Stream stream, StreamStore.StoredEvent event, long expected) {
        LOG.warnf("A subscriber has a gap: sent %d, expected %d", event.sequence(), expected);
        return streams.goTo(stream, expected - 1)
                .chain(() -> streams.retryAt(stream, Instant.now().plus(pause(stream)), 0, "gap"));
    }

    private Duration pause(Stream stream) {
        Duration doubled = Duration.ofMillis(250L << Math.min(stream.attempts(), 10));
        return doubled.compareTo(config.longestPause()) < 0 ? doubled : config.longestPause();
    }
}
