package org.palermo.referral.people.recovery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.palermo.kernel.notice.MailLine;
import org.palermo.kernel.notice.NoticeMail;
import org.palermo.referral.people.AccountRecovery;

/// Tells a person by mail that her second factor was removed. Where her password went too, the identity provider then mails her a link to
/// choose a new one. Her address is at the identity provider only.
@ApplicationScoped
class FactorMail {
    private static final Logger LOG = Logger.getLogger(FactorMail.class);
    private static final List<MailLine> FACTOR =
            List.of(MailLine.of("factor.removed"), MailLine.of("factor.next"), MailLine.of("factor.notYou"));
    private static final List<MailLine> PASSWORD_TOO =
            List.of(MailLine.of("factor.removedWithPassword"), MailLine.of("factor.link"), MailLine.of("factor.notYou"));

    private final FactorResetRecords records;
    private final AccountRecovery accounts;
    private final NoticeMail.Carrier carrier;

    FactorMail(FactorResetRecords records, AccountRecovery accounts, NoticeMail.Carrier carrier) {
        this.records = records;
        this.accounts = accounts;
        this.carrier = carrier;
    }

    /// Sends what was not sent yet; what failed is tried again later, and not what was sent. A person without an address is told by her
    /// administrator alone.
    Uni<Void> send(FactorReset removed) {
        return !carrier.isOpen() && !removed.passwordForgotten() ? Uni.createFrom().voidItem()
                : orLater(records.tryMail(FactorRemovals.PEOPLE, removed.id(), Instant.now())
                        .flatMap(ours -> ours.map(unsent -> send(removed, unsent)).orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Void> send(FactorReset removed, FactorResetStore.Unsent unsent) {
        return accounts.address(removed.person()).flatMap(to ->
                (unsent.mail() ? orLater(tell(removed, to)) : Uni.createFrom().voidItem())
                        .chain(() -> unsent.link() && to.isPresent() ? link(removed) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> tell(FactorReset removed, Optional<String> to) {
        return to.filter(address -> carrier.isOpen())
                .map(address -> carrier.carry(mail(removed, address)))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> records.mailed(FactorRemovals.PEOPLE, removed.id(), Instant.now()));
    }

    private Uni<Void> link(FactorReset removed) {
        return accounts.mailPasswordLink(removed.person())
                .chain(() -> records.linked(FactorRemovals.PEOPLE, removed.id(), Instant.now()));
    }

    private static Uni<Void> orLater(Uni<Void> sending) {
        return sending
                .onFailure().invoke(failure ->
                        LOG.warnf("A mail about a second factor waits to be tried again: %s", failure.getClass().getSimpleName()))
                .onFailure().recoverWithNull();
    }

    private static NoticeMail mail(FactorReset removed, String to) {
        return new NoticeMail(removed.id(), to, "FACTOR_REMOVED", removed.reference(),
                removed.passwordForgotten() ? PASSWORD_TOO : FACTOR, removed.removedAt());
    }
}
