package org.palermo.shelter.oncall;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.palermo.kernel.notice.NoticeMail;

/// Sends messages to people on call. A message that fails does not delay the others.
@ApplicationScoped
class OnCallCourier {
    private static final Logger LOG = Logger.getLogger(OnCallCourier.class);

    private final OnCallMessages messages;
    private final NoticeMail.Carrier mail;
    private final SmsCarrier sms;
    private final Vertx vertx;
    private final Duration every;
    private final AtomicBoolean running = new AtomicBoolean();
    private long timer;

    OnCallCourier(OnCallMessages messages, NoticeMail.Carrier mail, SmsCarrier sms, Vertx vertx,
            @ConfigProperty(name = "palermo.on-call.every", defaultValue = "2s") Duration every) {
        this.messages = messages;
        this.mail = mail;
        this.sms = sms;
        this.vertx = vertx;
        this.every = every;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(every.toMillis(), ignored -> {
            if (running.compareAndSet(false, true)) {
                deliver().onTermination().invoke(() -> running.set(false)).subscribe()
                        .with(done -> {}, failure ->
                                LOG.warnf("Messages to people on call failed: %s", failure.getClass().getSimpleName()));
            }
        });
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    Uni<Void> deliver() {
        return messages.take()
                .flatMap(due -> Multi.createFrom().iterable(due).onItem().transformToUniAndMerge(this::deliver).collect().last())
                .replaceWithVoid();
    }

    private Uni<Void> deliver(OnCallMessages.Due message) {
        return send(message).chain(() -> messages.sent(message))
                .onFailure().recoverWithItem(failure -> {
                    LOG.warnf("Message %s is tried again: %s", message.id(), failure.getClass().getSimpleName());
                    return null;
                });
    }

    private Uni<Void> send(OnCallMessages.Due message) {
        return switch (message.channel()) {
            case EMAIL -> mail.carry(new NoticeMail(message.id(), message.to(), message.kind(), message.reference(), message.at()));
            case SMS -> sms.carry(message.id(), message.to(), "Palermo " + message.reference() + ": something waits for you. Sign in to read it.");
            case WEBHOOK -> Uni.createFrom().voidItem();
        };
    }
}
