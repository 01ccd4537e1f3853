package org.palermo.portal.referral;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.gateway.referral.ReferralGateway;
import org.palermo.portal.gateway.referral.ReferralResult;

/// Keeps what a responder types until the mechanism has accepted the referral.
@ApplicationScoped
class Drafts {
    /// How long services remember an `Idempotency-Key`. A draft that lived longer could be accepted twice.
    private static final Duration REMEMBERED = Duration.ofHours(24);

    private final DraftStore store;
    private final ReferralGateway referrals;
    private final PortalGateway countries;
    private final Duration kept;

    Drafts(DraftStore store, ReferralGateway referrals, PortalGateway countries,
            @ConfigProperty(name = "palermo.portal.drafts.kept") Duration kept) {
        if (kept.isNegative() || kept.isZero() || kept.compareTo(REMEMBERED) > 0) {
            throw new IllegalArgumentException("PALERMO_PORTAL_DRAFTS_KEPT must be more than zero and at most 24 hours");
        }
        this.store = store;
        this.referrals = referrals;
        this.countries = countries;
        this.kept = kept;
    }

    Duration kept() {
        return kept;
    }

    /// By the law and the date of the countries that were read last.
    FieldRules rules() {
        return new FieldRules(countries.lastCountries());
    }

    Uni<List<Draft>> of(Responder responder) {
        return store.of(responder.subject(), Instant.now());
    }

    Uni<Optional<Draft>> find(Responder responder, UUID id) {
        return store.find(responder.subject(), id, Instant.now());
    }

    /// The first page starts a draft; the other pages add to an existing one.
    Uni<Optional<Draft>> save(Responder responder, UUID id, Step step, MultivaluedMap<String, String> sent) {
        Instant now = Instant.now();
        Uni<Void> begun = step == Step.ABOUT
                ? store.begin(responder.subject(), new Draft(id, TypedReferral.NOTHING, null, now, now.plus(kept)))
                : Uni.createFrom().voidItem();
        return begun.chain(() -> store.change(responder.subject(), id, now, draft -> draft.with(step, sent, countries::isChild)));
    }

    /// Deletes what was typed only when the referral was accepted, now or earlier, or when the person has been erased
    /// since.
    Uni<ReferralResult> send(Responder responder, Draft draft) {
        return referrals.refer(responder.identity(), draft.id(), draft.typed().made()).call(referred -> switch (referred) {
            case ReferralResult.Taken(var receipt) ->
                    store.change(responder.subject(), draft.id(), Instant.now(), sent -> sent.taken(receipt))
                    .replaceWithVoid();
            case ReferralResult.Not(ReferralResult.Why why, var _) -> why == ReferralResult.Why.ERASED
                    ? delete(responder, draft.id()) : Uni.createFrom().voidItem();
        });
    }

    Uni<Void> delete(Responder responder, UUID id) {
        return store.remove(responder.subject(), id, Instant.now());
    }

    @Scheduled(every = "5m", delayed = "1m")
    Uni<Void> removeExpired() {
        Instant now = Instant.now();
        return store.removeExpired(now, now.minus(REMEMBERED));
    }
}
