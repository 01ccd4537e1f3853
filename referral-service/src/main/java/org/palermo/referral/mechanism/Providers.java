package org.palermo.referral.mechanism;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// The register of organisations.
@ApplicationScoped
public class Providers {
    private final ProviderStore store;
    private final Countries countries;
    private final Idempotency idempotency;
    private final Audit audit;
    private final TransactionTime time;

    Providers(ProviderStore store, Countries countries, Idempotency idempotency, Audit audit, TransactionTime time) {
        this.store = store;
        this.countries = countries;
        this.idempotency = idempotency;
        this.audit = audit;
        this.time = time;
    }

    @Scoped
    public Uni<Page<ProviderView>> page(Actor actor, String country, Boolean firstResponder, Cursor after, int limit) {
        return store.page(countries.require("country", country).code(), firstResponder, after, limit)
                .map(rows -> Page.of(rows, limit, p -> new Cursor(p.registeredAt(), p.id())));
    }

    @Scoped
    public Uni<ProviderView> get(Actor actor, UUID id) {
        return store.find(id).map(found -> found.orElseThrow(Problems::notFound));
    }

    /// Registers an organisation that works in the administrator's regions.
    @Scoped
    public Uni<ProviderView> register(Actor actor, String key, RegisterProvider command) {
        Country country = countries.require("country", command.country());
        if (!command.regions().stream().allMatch(region -> country.region(region).isPresent())) {
            throw Problems.invalid("regions", "must name regions of the country only");
        }
        boolean covers = command.regions().isEmpty() ? actor.covers(country.code()) : command.regions().stream().allMatch(actor::covers);
        if (!covers) {
            throw Problems.forbidden("provider", "not-covered", "The organisation works in a region that you do not cover.");
        }
        UUID id = command.id();
        return idempotency.once(actor, key, command, ProviderView.class, () -> store.add(id, command, time.now())
                .invoke(added -> {
                    if (!added) {
                        throw Problems.conflict("provider", "known", "An organisation of that name is registered in the country.");
                    }
                })
                .chain(() -> audit.record(actor, "REGISTER", "provider", id))
                .chain(() -> store.find(id))
                .map(Optional::orElseThrow));
    }

    /// Finds an organisation. Call it inside a scoped transaction.
    public Uni<Optional<ProviderView>> find(UUID organisation) {
        return store.find(organisation);
    }

    /// The register's entry for the actor's organisation. Call it inside a scoped transaction.
    public Uni<Designation> designationOf(Actor actor) {
        return actor.agency() == null ? Uni.createFrom().item(Designation.NONE) : designationOf(actor.agency());
    }

    public Uni<Designation> designationOf(UUID organisation) {
        return store.designation(organisation).map(found -> found.orElse(Designation.NONE));
    }
}
