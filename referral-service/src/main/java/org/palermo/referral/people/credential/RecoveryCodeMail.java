package org.palermo.referral.people.credential;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.MailLine;
import org.palermo.kernel.notice.NoticeMail;
import org.palermo.referral.people.AccountRecovery;

/// Tells a person by mail that one of her recovery codes was used. Her address is at the identity provider only. What failed is tried again
/// later; a person without an address is not told.
@ApplicationScoped
class RecoveryCodeMail {
    private static final Logger LOG = Logger.getLogger(RecoveryCodeMail.class);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final CredentialRecords records;
    private final AccountRecovery accounts;
    private final NoticeMail.Carrier carrier;

    RecoveryCodeMail(CredentialRecords records, AccountRecovery accounts, NoticeMail.Carrier carrier) {
        this.records = records;
        this.accounts = accounts;
        this.carrier = carrier;
    }

    /// @param system in whose name the mails are read and marked
    Uni<Void> send(Actor system) {
        return records.mailsToSend(system, Instant.now()).flatMap(waiting -> !carrier.isOpen() ? Uni.createFrom().voidItem()
                : Multi.createFrom().iterable(waiting).onItem().transformToUniAndConcatenate(one -> send(system, one)).collect().last());
    }

    private Uni<Void> send(Actor system, CredentialStore.CodeUsed used) {
        return accounts.address(used.person())
                .flatMap(to -> to.map(address -> carrier.carry(mail(used, address))).orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> records.mailed(system, used.event()))
                .onFailure().invoke(failure ->
                        LOG.warnf("A mail about a recovery code waits to be tried again: %s", failure.getClass().getSimpleName()))
                .onFailure().recoverWithNull();
    }

    private static NoticeMail mail(CredentialStore.CodeUsed used, String to) {
        String reference = used.event().toString().substring(0, 8);
        return new NoticeMail(used.event(), to, "RECOVERY_CODE_USED", reference,
                List.of(MailLine.of("factor.codeUsed", MINUTE.format(used.usedAt())), MailLine.of("factor.codeNext"),
                        MailLine.of("factor.codeNotYou")), used.usedAt());
    }
}
