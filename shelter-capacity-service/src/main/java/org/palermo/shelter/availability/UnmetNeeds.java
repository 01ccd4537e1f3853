package org.palermo.shelter.availability;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.scope.Sql;
import org.palermo.kernel.statistics.Period;

/// Counts what was asked for and found nowhere, by who needed a place and by each further need: once for an organisation, a
/// party, an area and a night, however often she searches.
@ApplicationScoped
public class UnmetNeeds {
    private static final String DOMAIN = "unmet.need";

    private final KeyedHashes hashes;

    UnmetNeeds(KeyedHashes hashes) {
        this.hashes = hashes;
    }

    /// @param search of what it is counted: a search, or a broadcast
    public Uni<Void> count(Actor actor, UUID search, String country, String area, Stay stay) {
        List<String> needs = new ArrayList<>(List.of(stay.party().kind().name()));
        stay.needs().forEach(need -> needs.add(need.name()));
        return Sql.execute("""
                        insert into unmet_need (search, need, country, area, iso_week, counted_once)
                        select ?1, unnest(string_to_array(?2, ',')), ?3, ?4, ?5, ?6
                        on conflict (counted_once, need) do nothing
                        """, search, String.join(",", needs), country, area, Period.WEEK.of(stay.from()), once(actor, area, stay))
                .replaceWithVoid();
    }

    /// A shelter has said yes for a party and a night after all: it is not counted as unmet any more. What was released of its
    /// week stays as it was released.
    public Uni<Void> meet(Actor actor, String area, Stay stay) {
        return Sql.execute("delete from unmet_need where counted_once = ?1", once(actor, area, stay)).replaceWithVoid();
    }

    private byte[] once(Actor actor, String area, Stay stay) {
        String who = actor.agencyIfAny().map(UUID::toString).orElse(actor.subject());
        Party party = stay.party();
        return hashes.hash(DOMAIN, "%s %d %s %s %s".formatted(who, party.women(), party.children().stream().sorted().toList(), area, stay.from()));
    }
}
