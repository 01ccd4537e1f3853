package org.palermo.shelter.night;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.sql.Query;

/// Locks nights of a shelter until the end of the transaction. The shelter itself is locked first, to prevent deadlocks. Data read
/// afterwards is current.
@ApplicationScoped
public class NightLock {
    private static final Query<String> FOR_PLACING = Query.of(String.class,
            "select cast(lock_nights($1, cast($2 as date), cast($2 as date) + cast($3 as integer), $4) as text)");
    private static final Query<String> FOR_STAY = Query.of(String.class,
            "select cast(lock_nights($1, cast($2 as date), cast($2 as date) + cast($3 as integer), null) as text)");
    private static final Query<String> REGISTERED = Query.of(String.class, """
            select cast(lock_shelter(p.shelter) as text)
              from (select shelter from offer_profile where shelter = any(cast(string_to_array($1, ',') as uuid[])) order by shelter) p
            """);
    private static final Query<String> SHELTER = Query.of(String.class, "select cast(lock_shelter($1) as text)");
    private static final Query<Integer> PROFILE = Query.of(Integer.class,
            "select 1 from offer_profile where shelter = $1 for no key update");

    /// Call before places are given, and before expired holds are deleted. Takes an exclusive lock on the nights of the stay and of
    /// those holds, and a shared lock on the offer profile, so that neither a census nor a lowered limit comes between reading and
    /// giving. Creates the row of a night on its first use.
    ///
    /// @param now the transaction's time
    public Uni<Void> forPlacing(UUID shelter, LocalDate from, int nights, Instant now) {
        return FOR_PLACING.list(shelter, from, nights, now).replaceWithVoid();
    }

    /// Call before these nights change: their limits, or places that are already given.
    public Uni<Void> forStay(UUID shelter, LocalDate from, int nights) {
        return FOR_STAY.list(shelter, from, nights).replaceWithVoid();
    }

    /// Locks several registered shelters in the order of their ids, before anything else of them is locked.
    public Uni<Void> registered(Collection<UUID> shelters) {
        return REGISTERED.list(shelters.stream().map(UUID::toString).collect(Collectors.joining(","))).replaceWithVoid();
    }

    /// Call before something changes that counts on every night: the census, or which places are in service. Transactions that give
    /// places wait at the profile. `for update` would cause a deadlock: it would wait for the key share lock of a transaction that
    /// inserts a night, and that transaction may wait for one of our nights.
    public Uni<Void> forCount(UUID shelter) {
        return SHELTER.list(shelter).chain(() -> PROFILE.list(shelter)).replaceWithVoid();
    }
}
