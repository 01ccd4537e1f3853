package org.palermo.shelter.register;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scoped;

/// What shelters are short of.
@ApplicationScoped
public class Supplies {
    private final ShelterStore shelters;
    private final ShelterDay day;
    private final Audit audit;

    Supplies(ShelterStore shelters, ShelterDay day, Audit audit) {
        this.shelters = shelters;
        this.day = day;
        this.audit = audit;
    }

    @Scoped
    @WithTransaction
    public Uni<RecordSupplies> record(Actor actor, UUID shelter, RecordSupplies command) {
        return shelters.inScope(shelter, actor)
                .call(day::lock)
                .call(shelters::refresh)
                .invoke(found -> found.lack(command.lacks()))
                .call(shelters::flush)
                .call(() -> audit.record(actor, "SUPPLIES", "shelter", shelter))
                .map(found -> new RecordSupplies(Shelter.split(found.lacks)));
    }
}
