package org.palermo.shelter.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Changes how many places a shelter may give, for some nights or for all. A limit below the places that are taken refuses new
/// holds and moves nobody.
@ApplicationScoped
public class Limits {
    private final ShelterStore shelters;
    private final OfferProfileStore profiles;
    private final LimitStore store;
    private final ShelterDay day;
    private final TransactionTime time;
    private final Audit audit;

    Limits(ShelterStore shelters, OfferProfileStore profiles, LimitStore store, ShelterDay day, TransactionTime time, Audit audit) {
        this.shelters = shelters;
        this.profiles = profiles;
        this.store = store;
        this.day = day;
        this.time = time;
        this.audit = audit;
    }

    /// @param night the requested night, or null for tonight
    @Scoped
    public Uni<LimitsView> get(Actor actor, UUID shelter, LocalDate night) {
        return shelters.inScope(shelter, actor)
                .flatMap(found -> store.of(shelter, Objects.requireNonNullElse(night, day.tonight(found))));
    }

    @Scoped
    public Uni<LimitsView> change(Actor actor, UUID shelter, ChangeLimits command) {
        return shelters.inScope(shelter, actor)
                .invoke(found -> check(command, day.tonight(found)))
                .call(found -> write(actor, found, command))
                .call(() -> audit.record(actor, "LIMITS", "shelter", shelter))
                .flatMap(found -> store.of(shelter, Objects.requireNonNullElse(command.from(), day.tonight(found))));
    }

    private Uni<Void> write(Actor actor, Shelter shelter, ChangeLimits command) {
        if (command.from() == null) {
            LocalDate tonight = day.tonight(shelter);
            return profiles.limit(shelter.id, tonight, command).chain(() -> store.add(shelter.id, tonight, null, command, actor.subject(), time.now()));
        }
        int count = Objects.requireNonNullElse(command.nights(), 1);
        return day.lockNights(shelter, command.from(), count)
                .chain(() -> profiles.limitNights(shelter.id, command.from(), count, command))
                .chain(() -> store.add(shelter.id, command.from(), command.from().plusDays(count), command, actor.subject(), time.now()));
    }

    private static void check(ChangeLimits command, LocalDate today) {
        if (command.staffed() == null && command.hygieneLimit() == null) {
            throw Problems.invalid("staffed", "must be given, or hygieneLimit");
        }
        if (command.from() == null && command.nights() != null) {
            throw Problems.invalid("nights", "must be given with from");
        }
        if (command.from() != null && (command.from().isBefore(today) || command.from().isAfter(today.plusYears(2)))) {
            throw Problems.invalid("from", "must not be past and not more than two years ahead");
        }
    }
}
