package org.palermo.shelter.night;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.scope.Sql;

/// Locks nights of a shelter until the end of the transaction, the shelter itself first, so that nobody waits in a circle. What is read after it is read as it stands.
@ApplicationScoped
public class NightLock {

    /// For giving places, where holds that have ended are deleted first: exclusive on the nights of the stay and of those
    /// holds, shared on the profile, so that neither a census nor a lowered limit slips in between reading and giving.
    /// Rows come into being on the first use of a night.
    ///
    /// @param now the transaction's time
    public Uni<Void> forPlacing(UUID shelter, LocalDate from, int nights, Instant now) {
        return Sql.list(Object.class, "select cast(lock_nights(?1, ?2, cast(?2 as date) + cast(?3 as integer), ?4) as text)", shelter, from, nights, now)
                .replaceWithVoid();
    }

    /// For changing what stands on these nights: limits, what is given already.
    public Uni<Void> forStay(UUID shelter, LocalDate from, int nights) {
        return Sql.list(Object.class, "select cast(lock_nights(?1, ?2, cast(?2 as date) + cast(?3 as integer), null) as text)", shelter, from, nights)
                .replaceWithVoid();
    }

    /// For changing several at once: those that are registered, by id, before anything else of them is locked.
    public Uni<Void> registered(Collection<UUID> shelters) {
        return Sql.list(Object.class, """
                        select cast(lock_shelter(p.shelter) as text)
                          from (select shelter from offer_profile where shelter = any(cast(string_to_array(?1, ',') as uuid[])) order by shelter) p
                        """, shelters.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .replaceWithVoid();
    }

    /// For changing what is counted on every night alike: the census, what is in service. Whoever gives places waits at
    /// the profile. Not `for update`: that would wait for the key share of a night being inserted, and its inserter may
    /// be waiting for one of ours.
    public Uni<Void> forCount(UUID shelter) {
        return Sql.list(Object.class, "select cast(lock_shelter(?1) as text)", shelter)
                .chain(() -> Sql.list(Object.class, "select 1 from offer_profile where shelter = ?1 for no key update", shelter))
                .replaceWithVoid();
    }
}
