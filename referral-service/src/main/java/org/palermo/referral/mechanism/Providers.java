package org.palermo.referral.mechanism;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;

/// The register of organisations.
@ApplicationScoped
public class Providers {
    private final ProviderStore store;
    private final Countries countries;

    Providers(ProviderStore store, Countries countries) {
        this.store = store;
        this.countries = countries;
    }

    @Scoped
    @WithTransaction
    public Uni<Page<ProviderView>> page(Actor actor, String country, Boolean firstResponder, Cursor after, int limit) {
        return store.page(countries.require("country", country).code(), firstResponder, after, limit)
                .map(rows -> Page.of(rows, limit, p -> new Cursor(p.registeredAt(), p.id())));
    }

    /// One organisation, to be asked inside a scoped transaction.
    public Uni<Optional<ProviderView>> find(UUID organisation) {
        return store.find(organisation);
    }

    /// What the register says of the actor's organisation; to be asked inside a scoped transaction.
    public Uni<Designation> designationOf(Actor actor) {
        return actor.agency() == null ? Uni.createFrom().item(Designation.NONE) : designationOf(actor.agency());
    }

    public Uni<Designation> designationOf(UUID organisation) {
        return store.designation(organisation).map(found -> found.orElse(Designation.NONE));
    }
}
