package org.palermo.shelter.night;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.scope.Sql;

/// Locks nights of a shelter until the end of the transaction. What is read after it is read as it stands.
@ApplicationScoped
public class NightLock {

    /// For giving places: exclusive on these nights, shared on the profile, so that neither a census nor a lowered limit
    /// slips in between reading and giving. Rows come into being on the first use of a night.
    public Uni<Void> forStay(UUID shelter, LocalDate from, int nights) {
        return Sql.execute("""
                        insert into night (shelter, night)
                        select ?1, cast(?2 as date) + i from generate_series(0, cast(?3 as integer) - 1) i
                        on conflict do nothing
                        """, shelter, from, nights)
                .chain(() -> Sql.list(Object.class, """
                        select 1 from night
                         where shelter = ?1 and night >= ?2 and night < cast(?2 as date) + cast(?3 as integer)
                         order by night for update
                        """, shelter, from, nights))
                .chain(() -> Sql.list(Object.class, "select 1 from offer_profile where shelter = ?1 for share", shelter))
                .replaceWithVoid();
    }

    /// For changing what is counted on every night alike: the census, what is in service. Whoever gives places waits at
    /// the profile. Not `for update`: that would wait for the key share of a night being inserted, and its inserter may
    /// be waiting for one of ours.
    public Uni<Void> forCount(UUID shelter) {
        return Sql.list(Object.class, "select 1 from offer_profile where shelter = ?1 for no key update", shelter).replaceWithVoid();
    }
}
