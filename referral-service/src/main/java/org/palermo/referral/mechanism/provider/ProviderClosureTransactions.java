package org.palermo.referral.mechanism.provider;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.referral.mechanism.provider.OpenWorkView.OwnWork;
import org.palermo.referral.mechanism.provider.OpenWorkView.ShelterWork;

/// The transactions that close an organisation and open it again. What the shelter service answers is asked before, outside of them.
@ApplicationScoped
class ProviderClosureTransactions {
    private static final String KIND = "provider";

    private final ProvidersToChange changing;
    private final ProviderChangeStore store;
    private final Countries countries;
    private final CurrentOperation operation;

    ProviderClosureTransactions(ProvidersToChange changing, ProviderChangeStore store, Countries countries, CurrentOperation operation) {
        this.changing = changing;
        this.store = store;
        this.countries = countries;
        this.operation = operation;
    }

    @Scoped
    Uni<OwnWork> openWork(Actor actor, UUID id) {
        return changing.covered(actor, id).chain(() -> store.openWork(id));
    }

    /// @param shelters what the shelter service answered; empty when it did not
    @Scoped
    Uni<ProviderView> close(Actor actor, UUID id, String ifMatch, String key, CloseProvider command, Optional<ShelterWork> shelters) {
        return operation.once(actor, key, command, ProviderView.class, () -> changing.lock(actor, id, ifMatch)
                .invoke(provider -> mayClose(actor, provider, command))
                .call(this::requireAnotherAuthority)
                .call(provider -> store.openWork(id).invoke(own -> requireNone(own, shelters)))
                .flatMap(provider -> changing.keep(actor, "CLOSE", provider, store.close(id, command))));
    }

    @Scoped
    Uni<ProviderView> reopen(Actor actor, UUID id, String ifMatch, String key) {
        return operation.once(actor, key, "", ProviderView.class, () -> changing.lock(actor, id, ifMatch)
                .invoke(provider -> {
                    if (!provider.hasEnded()) {
                        throw Problems.conflict(KIND, "open", "The organisation is open.");
                    }
                })
                .flatMap(provider -> changing.keep(actor, "REOPEN", provider, store.reopen(id))));
    }

    private void mayClose(Actor actor, ProviderView provider, CloseProvider command) {
        if (provider.hasEnded()) {
            throw Problems.conflict(KIND, "closed", "The organisation is already closed.");
        }
        if (provider.id().equals(actor.agency())) {
            throw Problems.forbidden(KIND, "own-organisation", "You cannot close your own organisation.");
        }
        LocalDate today = LocalDate.ofInstant(operation.now(), countries.require("country", provider.country()).zone());
        if (command.on().isAfter(today)) {
            throw Problems.invalid("on", "must not be in the future");
        }
    }

    /// Nobody else may decide on cases.
    private Uni<Void> requireAnotherAuthority(ProviderView provider) {
        return provider.kind() != ProviderKind.COMPETENT_AUTHORITY
                ? Uni.createFrom().voidItem()
                : store.hasAnotherAuthority(provider.country(), provider.id()).invoke(another -> {
                    if (!another) {
                        throw Problems.conflict(KIND, "last-authority", "It is the last open competent authority of its country.");
                    }
                }).replaceWithVoid();
    }

    /// Nobody is left behind in a house whose people can't sign in any more.
    private static void requireNone(OwnWork own, Optional<ShelterWork> shelters) {
        OpenWorkView work = OpenWorkView.of(own, shelters.orElseThrow(() -> Problems.unavailable(KIND, "shelters-away",
                "The shelter service does not answer whether anybody is in the shelters of the organisation. Ask again.")));
        if (!work.leavesNothing()) {
            throw Problems.conflict(KIND, "open-work", "The organisation still has open work: " + work.said() + ". It must have none.");
        }
    }
}
