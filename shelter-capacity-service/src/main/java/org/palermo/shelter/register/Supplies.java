package org.palermo.shelter.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// What shelters lack. A request may be repeated.
@ApplicationScoped
public class Supplies {
    private final ShelterStore shelters;
    private final SupplyStore store;
    private final ShelterDay day;
    private final TransactionTime time;
    private final Audit audit;

    Supplies(ShelterStore shelters, SupplyStore store, ShelterDay day, TransactionTime time, Audit audit) {
        this.shelters = shelters;
        this.store = store;
        this.day = day;
        this.time = time;
        this.audit = audit;
    }

    @Scoped
    public Uni<SuppliesView> get(Actor actor, UUID shelter) {
        return shelters.inScope(shelter, actor).flatMap(found -> store.latest(shelter).map(latest -> view(found, latest)));
    }

    @Scoped
    public Uni<SuppliesView> record(Actor actor, UUID shelter, RecordSupplies command) {
        return shelters.inScope(shelter, actor)
                .call(day::lock)
                .call(shelters::refresh)
                .invoke(found -> found.lack(command.lacks()))
                .call(shelters::flush)
                .flatMap(found -> store.latest(shelter).map(latest -> view(found, latest)))
                .flatMap(view -> view.recordedBy() != null ? Uni.createFrom().item(view) : say(shelter, new SuppliesView(view.lacks(), actor.subject(), time.now())))
                .call(() -> audit.record(actor, "SUPPLIES", "shelter", shelter));
    }

    private Uni<SuppliesView> say(UUID shelter, SuppliesView said) {
        return store.add(shelter, said).replaceWith(said);
    }

    /// The latest entry, unless the shelter's description has changed it since.
    private static SuppliesView view(Shelter shelter, Optional<SuppliesView> latest) {
        return latest.filter(said -> Shelter.join(said.lacks()).equals(shelter.lacks)).orElse(new SuppliesView(Shelter.split(shelter.lacks), null, null));
    }
}
