package org.palermo.referral.mechanism.provider;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// An organisation that an administrator of the mechanism wants to change, and the end of such a change.
@ApplicationScoped
class ProvidersToChange {
    /// The organisations that a caller may change, in the words of {@link org.palermo.kernel.access.Allowed}.
    static final String COVERED = "organisations in the regions that the caller covers";

    private final ProviderStore store;
    private final ProviderChangeStore changes;
    private final List<RegisterCopies> copies;
    private final Audit audit;

    ProvidersToChange(ProviderStore store, ProviderChangeStore changes, @All List<RegisterCopies> copies, Audit audit) {
        this.store = store;
        this.changes = changes;
        this.copies = copies;
        this.audit = audit;
    }

    /// Changes of the register of a country come one after the other, so that no two take away the last authority or give one name twice.
    /// A transaction that assigns something to the organisation at the same time comes before or after the change.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 no such organisation, 403 not covered, 412 and 428 another version
    Uni<ProviderView> lock(Actor actor, UUID id, String ifMatch) {
        return covered(actor, id)
                .call(provider -> store.lock(provider.country()))
                .call(() -> changes.lock(id))
                .chain(() -> store.find(id)).map(Optional::orElseThrow)
                .invoke(provider -> ETags.require(ifMatch, provider.version()));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 no such organisation, 403 not covered
    Uni<ProviderView> covered(Actor actor, UUID id) {
        return store.find(id).map(found -> found.orElseThrow(Problems::notFound)).invoke(provider -> {
            if (!covers(actor, provider)) {
                throw Problems.forbidden("provider", "not-covered", "The organisation works in a region that you do not cover.");
            }
        });
    }

    /// Keeps the present values, makes the change, records it, and tells those who have copies.
    ///
    /// @param action a code of the audit
    Uni<ProviderView> keep(Actor actor, String action, ProviderView before, Uni<Void> change) {
        return changes.keep(before.id(), actor.subject())
                .chain(() -> change)
                .chain(() -> audit.record(actor, action, "provider", before.id()))
                .chain(() -> store.find(before.id())).map(Optional::orElseThrow)
                .call(now -> now.name().equals(before.name()) && now.hasEnded() == before.hasEnded()
                        ? Uni.createFrom().voidItem()
                        : tell(now));
    }

    private Uni<Void> tell(ProviderView provider) {
        return Multi.createFrom().iterable(copies)
                .onItem().transformToUniAndConcatenate(copy -> copy.changed(provider.id(), provider.hasEnded()))
                .collect().last().replaceWithVoid();
    }

    private static boolean covers(Actor actor, ProviderView provider) {
        return provider.regions().isEmpty() ? actor.covers(provider.country()) : provider.regions().stream().allMatch(actor::covers);
    }
}
