package org.palermo.referral.people.credential;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.referral.people.AccountAdoption;
import org.palermo.referral.people.AccountRecovery;
import org.palermo.referral.people.identity.Accounts;
import org.palermo.referral.people.identity.IdentityEvent;
import org.palermo.referral.people.identity.IdentityProviderUnavailable;
import org.palermo.referral.people.identity.RecoveryCodes;

/// Reads from the identity provider what people have done with their passwords, second factors and recovery codes, for the audit, and
/// tells a person by mail that a recovery code of hers was used. What it could not read it reads the next time. Several instances may do so
/// at once, which changes nothing.
///
/// An event is recorded with the parts that can be read, so that one with an unreadable part does not stop those after it.
@ApplicationScoped
class CredentialEvents {
    private static final Logger LOG = Logger.getLogger(CredentialEvents.class);
    private static final Actor PEOPLE = Actor.system("people");
    private static final String EVERY = "${palermo.people.read-events}";
    private static final int PAGE = 100;
    /// Of one kind of event in one run; the next run goes on.
    private static final int PAGES = 20;
    /// Events of this time are read again: one can become visible later than another that happened after it, and clocks differ.
    private static final Duration AGAIN = Duration.ofMinutes(5);
    /// A mailed link is valid for a quarter of an hour, and the pages that follow it for half an hour.
    private static final Duration LINK = Duration.ofMinutes(45);

    private final AccountRecovery recovery;
    private final AccountAdoption adoption;
    private final Accounts accounts;
    private final CredentialRecords records;
    private final RecoveryCodeMail mail;

    CredentialEvents(AccountRecovery recovery, AccountAdoption adoption, Accounts accounts, CredentialRecords records,
            RecoveryCodeMail mail) {
        this.recovery = recovery;
        this.adoption = adoption;
        this.accounts = accounts;
        this.records = records;
        this.mail = mail;
    }

    @Scheduled(identity = "credential-events", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return recovery.isConfigured()
                ? ScheduledRun.of(this::read, LOG, "Events of the identity provider could not be read; the service will try again")
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> read() {
        return Multi.createFrom().items(EventStream.values()).onItem().transformToUniAndConcatenate(this::readNext).collect().last()
                .chain(() -> mail.send(PEOPLE));
    }

    /// While the identity provider is away, the run ends. After any other failure, the other stream is read and the mails are sent.
    private Uni<Void> readNext(EventStream stream) {
        Instant now = Instant.now();
        return records.reading(PEOPLE, stream, now)
                .flatMap(reading -> page(stream, reading, 0).flatMap(end -> records.move(PEOPLE, stream, end.orElse(now.minus(AGAIN)))))
                .onFailure(CredentialEvents::isAnswered).invoke(failure ->
                        LOG.warnf("Keycloak's %s events could not be recorded; the service reads them again: %s", stream, kind(failure)))
                .onFailure(CredentialEvents::isAnswered).recoverWithNull();
    }

    private static String kind(Throwable failure) {
        return failure.getClass().getSimpleName();
    }

    private static boolean isAnswered(Throwable failure) {
        return !(failure instanceof IdentityProviderUnavailable);
    }

    /// @return empty when all was read, or the time to go on from
    private Uni<Optional<Instant>> page(EventStream stream, CredentialStore.Reading reading, int number) {
        return accounts.events(stream.types(), reading.nextFrom(), number * PAGE, PAGE)
                .call(events -> take(stream, reading, events))
                .flatMap(events -> {
                    if (events.size() < PAGE) {
                        return Uni.createFrom().item(Optional.<Instant>empty());
                    }
                    return number + 1 < PAGES
                            ? page(stream, reading, number + 1)
                            : Uni.createFrom().item(Optional.of(after(reading, events.getLast())));
                });
    }

    /// More events in one millisecond than one run reads would otherwise be read forever.
    private static Instant after(CredentialStore.Reading reading, IdentityEvent last) {
        Instant next = reading.nextFrom().plusMillis(1);
        return last.at().isBefore(next) ? next : last.at();
    }

    private Uni<Void> take(EventStream stream, CredentialStore.Reading reading, List<IdentityEvent> events) {
        List<IdentityEvent> wanted = events.stream().filter(stream::wants).toList();
        return records.taken(PEOPLE, wanted.stream().map(IdentityEvent::id).toList())
                .flatMap(taken -> Multi.createFrom().iterable(wanted.stream().filter(event -> !taken.contains(event.id())).toList())
                        .onItem().transformToUniAndConcatenate(event -> take(event, reading.beganAt()))
                        .collect().last());
    }

    private Uni<Void> take(IdentityEvent event, Instant beganAt) {
        return adoption.know(PEOPLE, event.person())
                .chain(() -> action(event))
                .flatMap(action -> codes(event).flatMap(codes -> records.take(PEOPLE, event, action, codes, beganAt)));
    }

    /// Codes that can't be read now are counted at the next event of the person.
    private Uni<Optional<RecoveryCodes>> codes(IdentityEvent event) {
        return accounts.recoveryCodes(event.person())
                .onFailure(CredentialEvents::isAnswered).invoke(failure ->
                        LOG.warnf("The recovery codes of an account can't be read; its event is recorded without them: %s", kind(failure)))
                .onFailure(CredentialEvents::isAnswered).recoverWithItem(Optional.empty());
    }

    /// The identity provider does not say whether a new password was chosen by a mailed link. It was when such a link was mailed shortly
    /// before, and the person was not signed in on the page of her account.
    private Uni<Optional<CredentialAction>> action(IdentityEvent event) {
        Optional<CredentialAction> action = CredentialAction.of(event);
        return action.isEmpty() || action.get() != CredentialAction.CHANGE_PASSWORD || event.isOnAccountPages()
                ? Uni.createFrom().item(action)
                : accounts.wasMailedResetLink(event.person(), event.at().minus(LINK), event.at())
                        .map(mailed -> mailed ? Optional.of(CredentialAction.RESET_PASSWORD) : action);
    }
}
