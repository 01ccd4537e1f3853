package org.palermo.referral.people.credential;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.people.identity.IdentityEvent;
import org.palermo.referral.people.identity.RecoveryCodes;

/// What is kept of the events of the identity provider: the entry in the audit, and that the event was taken, in one transaction.
@ApplicationScoped
class CredentialRecords {
    private static final String KIND = "person";
    /// A list has twelve codes. An answer that says more makes no more entries.
    private static final int MOST_CODES = 20;
    private static final Duration MAIL_AGAIN = Duration.ofMinutes(5);
    private static final Duration GIVE_UP = Duration.ofDays(7);

    private final CredentialStore store;
    private final Audit audit;

    CredentialRecords(CredentialStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    @Scoped
    Uni<CredentialStore.Reading> reading(Actor system, EventStream stream, Instant now) {
        return store.reading(stream, now);
    }

    @Scoped
    Uni<Void> move(Actor system, EventStream stream, Instant nextFrom) {
        return store.move(stream, nextFrom);
    }

    @Scoped
    Uni<Set<UUID>> taken(Actor system, Collection<UUID> events) {
        return events.isEmpty() ? Uni.createFrom().item(Set.of()) : store.taken(events).map(Set::copyOf);
    }

    /// Several instances may take the same event at once; one of them records it.
    ///
    /// @param codes the person's recovery codes after the event; empty when she has none
    /// @param beganAt since when events are read: codes that were used before are not known to be new
    @Scoped
    Uni<Void> take(
            Actor system, IdentityEvent event, Optional<CredentialAction> action, Optional<RecoveryCodes> codes, Instant beganAt) {
        return store.take(event).flatMap(first -> first
                ? store.agency(event.person()).flatMap(agency -> record(system, event, agency, action, codes, beganAt))
                : Uni.createFrom().voidItem());
    }

    /// Mails about used codes that no instance has begun to send in the last minutes. The caller sends them.
    @Scoped
    Uni<List<CredentialStore.CodeUsed>> mailsToSend(Actor system, Instant now) {
        return store.mailsToSend(now, now.minus(MAIL_AGAIN), now.minus(GIVE_UP));
    }

    @Scoped
    Uni<Void> mailed(Actor system, UUID event) {
        return store.mailed(event);
    }

    private Uni<Void> record(
            Actor system, IdentityEvent event, Optional<UUID> agency, Optional<CredentialAction> action, Optional<RecoveryCodes> codes,
            Instant beganAt) {
        Uni<Integer> used = agency.isEmpty() || codes.isEmpty()
                ? Uni.createFrom().item(0)
                : used(event.person(), codes.get(), beganAt);
        return used.call(count -> count > 0 ? store.toMail(event) : Uni.createFrom().voidItem())
                .flatMap(count -> Multi.createFrom().range(0, Math.min(count, MOST_CODES))
                        .onItem().transformToUniAndConcatenate(_ -> record(system, event, agency, CredentialAction.USE_RECOVERY_CODE))
                        .collect().last())
                .chain(() -> action.map(done -> record(system, event, agency, done)).orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> record(Actor system, IdentityEvent event, Optional<UUID> agency, CredentialAction action) {
        return audit.recordElsewhere(system, event.person(), agency.orElse(null), action.name(), KIND, event.at());
    }

    /// How many codes were used since this was last looked at. A count that is higher than the last one, and an earlier list of
    /// codes, were asked for before, by another instance, and are not kept.
    private Uni<Integer> used(UUID person, RecoveryCodes codes, Instant beganAt) {
        return store.left(person).flatMap(known -> {
            Optional<CredentialStore.Left> same = known.filter(left -> left.isOf(codes));
            int before = same.map(CredentialStore.Left::codesLeft).orElse(codes.madeAt().isBefore(beganAt) ? codes.left() : codes.total());
            return same.isPresent() && codes.left() >= before || known.filter(left -> left.isNewerThan(codes)).isPresent()
                    ? Uni.createFrom().item(0)
                    : store.keepLeft(person, codes).replaceWith(Math.max(0, before - codes.left()));
        });
    }
}
