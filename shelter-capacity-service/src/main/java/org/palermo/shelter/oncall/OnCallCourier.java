package org.palermo.shelter.oncall;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.palermo.kernel.notice.MailWords;
import org.palermo.kernel.notice.NoticeMail;
import org.palermo.kernel.schedule.ScheduledRun;

/// Sends messages to people on call. A message that fails or waits does not delay the others, nor the next run.
@ApplicationScoped
class OnCallCourier {
    private static final Logger LOG = Logger.getLogger(OnCallCourier.class);
    private static final String EVERY = "${palermo.on-call.every:2s}";

    private final OnCallMessages messages;
    private final NoticeMail.Carrier mail;
    private final MailWords words;
    private final SmsCarrier sms;

    OnCallCourier(OnCallMessages messages, NoticeMail.Carrier mail, MailWords words, SmsCarrier sms) {
        this.messages = messages;
        this.mail = mail;
        this.words = words;
        this.sms = sms;
    }

    @Scheduled(identity = "on-call", every = EVERY, delayed = EVERY)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::deliver, LOG, "Messages to people on call failed");
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
            case SMS -> sms.carry(message.id(), message.to(), words.message(message.reference()));
            case WEBHOOK -> Uni.createFrom().voidItem();
        };
    }
}
