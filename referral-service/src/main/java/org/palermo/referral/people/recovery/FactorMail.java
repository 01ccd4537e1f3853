package org.palermo.referral.people.recovery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.palermo.kernel.notice.MailLine;
import org.palermo.kernel.notice.NoticeMail;
import org.palermo.referral.people.AccountRecovery;

/// Tells a person by mail that her second factor was removed. Her address is at the identity provider only.
@ApplicationScoped
class FactorMail {
    private static final Logger LOG = Logger.getLogger(FactorMail.class);
    private static final List<MailLine> WORDS = List.of(MailLine.of("factor.removed"), MailLine.of("factor.next"), MailLine.of("factor.notYou"));

    private final FactorResetRecords records;
    private final AccountRecovery accounts;
    private final NoticeMail.Carrier carrier;

    FactorMail(FactorResetRecords records, AccountRecovery accounts, NoticeMail.Carrier carrier) {
        this.records = records;
        this.accounts = accounts;
        this.carrier = carrier;
    }

    /// Sends it once; a mail that failed is tried again later. A person without an address is told by her administrator alone.
    Uni<Void> send(FactorReset removed) {
        return !carrier.isOpen() ? Uni.createFrom().voidItem() : records.tryMail(FactorRemovals.PEOPLE, removed.id(), Instant.now())
                .flatMap(ours -> ours ? carry(removed) : Uni.createFrom().voidItem())
                .onFailure().invoke(failure ->
                        LOG.warnf("A mail about a second factor waits to be tried again: %s", failure.getClass().getSimpleName()))
                .onFailure().recoverWithNull();
    }

    private Uni<Void> carry(FactorReset removed) {
        return accounts.address(removed.person())
                .flatMap(address -> address.map(to -> carrier.carry(mail(removed, to))).orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> records.mailed(FactorRemovals.PEOPLE, removed.id(), Instant.now()));
    }

    private static NoticeMail mail(FactorReset removed, String to) {
        return new NoticeMail(removed.id(), to, "FACTOR_REMOVED", removed.reference(), WORDS, removed.removedAt());
    }
}
