package org.palermo.shelter.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.shelter.directory.DirectoryListings;

/// Opens and closes shelters. A request may be repeated; one that is older than the last is refused.
@ApplicationScoped
public class Statuses {
    private final ShelterStore shelters;
    private final OfferProfileStore profiles;
    private final StatusStore store;
    private final ShelterDay day;
    private final DirectoryListings directory;
    private final TransactionTime time;
    private final Audit audit;

    Statuses(ShelterStore shelters, OfferProfileStore profiles, StatusStore store, ShelterDay day, DirectoryListings directory,
            TransactionTime time, Audit audit) {
        this.shelters = shelters;
        this.profiles = profiles;
        this.store = store;
        this.day = day;
        this.directory = directory;
        this.time = time;
        this.audit = audit;
    }

    @Scoped
    public Uni<StatusView> get(Actor actor, UUID shelter) {
        return shelters.inScope(shelter, actor).flatMap(found -> store.latest(shelter).map(latest -> view(found, latest)));
    }

    @Scoped
    public Uni<StatusView> change(Actor actor, UUID shelter, RecordStatus command) {
        Instant at = Objects.requireNonNullElse(command.at(), time.now());
        if (at.isAfter(time.now()) || at.isBefore(Instant.EPOCH)) {
            throw Problems.invalid("at", "must not be in the future and not before 1970");
        }
        return shelters.inScope(shelter, actor)
                .call(day::lock)
                .call(shelters::refresh)
                .flatMap(found -> store.latest(shelter).flatMap(latest -> change(actor, found, latest, command, at)))
                .call(() -> audit.record(actor, "STATUS", "shelter", shelter));
    }

    private Uni<StatusView> change(Actor actor, Shelter shelter, Optional<StatusView> latest, RecordStatus command, Instant at) {
        boolean said = latest.filter(l -> l.status() == command.status() && l.status() == shelter.status && (command.at() == null || l.since().equals(at))).isPresent();
        if (said) {
            return Uni.createFrom().item(latest.get());
        }
        if (latest.filter(l -> !l.since().isBefore(at)).isPresent()) {
            throw Problems.conflict("status", "older", "A later status has been recorded.");
        }
        StatusView state = new StatusView(command.status(), at, actor.subject(), time.now());
        shelter.status = command.status();
        return shelters.flush()
                .chain(() -> profiles.describe(shelter))
                .chain(() -> store.add(shelter.id, state))
                .chain(() -> directory.say(shelter.id, shelter.status.name()))
                .replaceWith(state);
    }

    private static StatusView view(Shelter shelter, Optional<StatusView> latest) {
        return latest.filter(l -> l.status() == shelter.status).orElse(new StatusView(shelter.status, null, null, null));
    }
}
