package org.palermo.shelter.availability;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.statistics.Period;

/// Counts requests for which no place was found, by kind of party and by each further need: once for an organisation, a party, an
/// area and a night, however often the organisation searches. Two parties that look alike count as two when each has a case, or
/// when shelters were asked for each by broadcast.
@ApplicationScoped
public class UnmetNeeds {
    private static final String DOMAIN = "unmet.need";
    private static final Change REPLACE_ALIKE =
            Change.of("update unmet_need set search = $1, counted_once = $2, alike = $3 where counted_once = $3");
    private static final Change ADD = Change.of("""
            insert into unmet_need (search, need, country, area, iso_week, counted_once, alike)
            select cast($1 as uuid), unnest(string_to_array($2, ',')), $3, $4, $5, cast($6 as bytea), nullif(cast($7 as bytea), $6)
             where not exists (select 1 from unmet_need u where u.alike = $6)
            on conflict (counted_once, need) do nothing
            """);
    private static final Change REMOVE = Change.of("delete from unmet_need where counted_once = $1");

    private final KeyedHashes hashes;

    UnmetNeeds(KeyedHashes hashes) {
        this.hashes = hashes;
    }

    /// Counts a search that found nothing.
    ///
    /// @param caseFile the case of the search, or null
    public Uni<Void> count(Actor actor, UUID search, String country, String area, Stay stay, UUID caseFile) {
        byte[] once = once(actor, area, stay, caseFile);
        return add(search, country, area, stay, once, once);
    }

    /// Counts a broadcast that no shelter accepted. Without a case, it replaces what searches had counted for a party that looks
    /// alike, and later searches for such a party are not counted again.
    ///
    /// @param actor the asker
    /// @param caseFile the case of the broadcast, or null
    public Uni<Void> countUnanswered(Actor actor, UUID broadcast, String country, String area, Stay stay, UUID caseFile) {
        if (caseFile != null) {
            return count(actor, broadcast, country, area, stay, caseFile);
        }
        byte[] alike = once(actor, area, stay, null);
        byte[] once = once(actor, area, stay, broadcast);
        return REPLACE_ALIKE.execute(broadcast, once, alike)
                .chain(() -> add(broadcast, country, area, stay, once, alike));
    }

    /// @param once key under which the need is counted once
    /// @param alike key of searches for a party that looks alike. It differs from `once` for a broadcast without a case; such
    ///     searches are then not counted again
    private static Uni<Void> add(UUID search, String country, String area, Stay stay, byte[] once, byte[] alike) {
        List<String> needs = new ArrayList<>(List.of(stay.party().kind().name()));
        stay.needs().forEach(need -> needs.add(need.name()));
        return ADD.execute(search, String.join(",", needs), country, area, Period.WEEK.of(stay.from()), once, alike).replaceWithVoid();
    }

    /// Removes what searches had counted for the case, or without a case for a party that looks alike, because a shelter has
    /// accepted a broadcast. Figures that were already released stay.
    ///
    /// @param caseFile the case of the broadcast, or null
    public Uni<Void> meet(Actor actor, String area, Stay stay, UUID caseFile) {
        return REMOVE.execute(once(actor, area, stay, caseFile)).replaceWithVoid();
    }

    /// @param of the case or the broadcast; null when there is neither
    private byte[] once(Actor actor, String area, Stay stay, UUID of) {
        String who = actor.agencyIfAny().map(UUID::toString).orElse(actor.subject());
        Party party = stay.party();
        String alike = "%s %d %s %s %s".formatted(who, party.women(), party.children().stream().sorted().toList(), area, stay.from());
        return hashes.hash(DOMAIN, of == null ? alike : alike + " " + of);
    }
}
