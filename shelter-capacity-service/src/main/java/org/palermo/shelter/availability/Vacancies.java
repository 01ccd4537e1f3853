package org.palermo.shelter.availability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palermo.kernel.sql.Query;
import org.palermo.shelter.profile.ShelterProfile;
import org.palermo.shelter.register.place.PlaceKind;

/// Finds the free places of shelters for a stay, as far as they may be shown. Each method is one query. A search reads areas, and a hold
/// locks and reads one shelter after another. Both apply the same rules, so a hold can get what a search offers. The end of each hold is
/// compared with the transaction's time: an expired hold frees its places at that instant, and no job has to run.
@ApplicationScoped
public class Vacancies {
    private static final Query<AreaVacancy> IN_AREAS = Query.of(AreaVacancy.class, """
            select s.area, s.places, s.assess, s.takes
              from search_areas(string_to_array($4, ','), asked_of(cast(cast($1 as text) as jsonb), $2), $2, $3, cast($5 as integer)) s
             where cast($6 as boolean) or set_config('synchronous_commit', 'off', true) is not null
            """);
    private static final Query<LockedRow> NEXT = Query.of(LockedRow.class, """
            select v.shelter, v.spare, v.free_beds, v.free_rooms, v.free_places
              from lock_next_vacancy(cast(cast($1 as text) as jsonb), $4, $2, $3, $5) v
            """);
    private static final Query<LockedRow> OF_WILLING = Query.of(LockedRow.class, """
            select v.shelter, v.spare, v.free_beds, v.free_rooms, v.free_places
              from vacancy_with_places($4, $5, asked_of(cast(cast($1 as text) as jsonb), $2), $2, $3, true) v
            """);
    private static final Query<UUID> TAKERS = Query.of(UUID.class, """
            select p.shelter
              from asked_of(cast(cast($1 as text) as jsonb), $2) asked join offer_profile p on p.area = any(string_to_array($3, ','))
             where takes(p, asked)
             order by p.shelter
            """);
    private static final UUID FIRST = new UUID(0, 0);

    /// The query joins the rooms and the places with ASCII separators that no id contains, so that it returns one row for each shelter.
    @RegisterForReflection
    private record LockedRow(UUID shelter, int spare, int freeBeds, String freeRooms, String freePlaces) {
        LockedVacancy vacancy() {
            List<FreeRoom> rooms = parts(freeRooms, part -> new FreeRoom(part[0], Integer.parseInt(part[1]), Integer.parseInt(part[2])));
            return new LockedVacancy(new Vacancy(shelter, spare, freeBeds, rooms),
                    parts(freePlaces, part -> new FreePlace(UUID.fromString(part[0]), part[1], PlaceKind.valueOf(part[2]))));
        }

        private static <T> List<T> parts(String joined, Function<String[], T> one) {
            return joined.isEmpty() ? List.of() : Arrays.stream(joined.split("\u001e")).map(row -> one.apply(row.split("\u001f"))).toList();
        }
    }

    private final ObjectMapper json;

    Vacancies(ObjectMapper json) {
        this.json = json;
    }

    /// Vacancies by area; an area without an entry has none.
    ///
    /// @param lasting whether the commit must wait for the disk. A search without a case writes only that it was asked, and what was
    ///     found nowhere: after a power cut, those of the last second may not be counted
    Uni<Map<String, AreaVacancy>> inAreas(
            String country, List<String> areas, Stay stay, ExcludedShelters avoided, ShelterProfile profile, Instant now, boolean lasting) {
        return IN_AREAS.list(asked(stay, avoided, country, profile.maxPartyShown(), profile), now, profile.staleBefore(now),
                        String.join(",", areas), profile.bandEdges().getLast(), lasting)
                .map(rows -> rows.stream().collect(Collectors.toMap(AreaVacancy::area, Function.identity())));
    }

    /// The next shelter of the offer's area that could take the people now, locked until the end of the transaction; empty when there
    /// is none. Shelters are locked in the order of their ids.
    ///
    /// @param asker the organisation that owns the offer
    /// @param after the last shelter that was tried, or null
    public Uni<Optional<LockedVacancy>> lockNext(UUID asker, Offer offer, UUID after, ShelterProfile profile, Instant now) {
        return NEXT.first(asked(offer.stay(), ExcludedShelters.by(asker, offer), offer.country(), profile.maxPartyShown(), profile),
                        now, profile.staleBefore(now), offer.area(), after == null ? FIRST : after)
                .map(found -> found.map(LockedRow::vacancy));
    }

    /// The vacancy of a shelter that has agreed to take the people: its answer replaces the assessment. Empty when the shelter no
    /// longer takes such people. Call it while holding the lock of its nights.
    public Uni<Optional<LockedVacancy>> ofWilling(UUID shelter, Offer offer, ShelterProfile profile, Instant now) {
        return OF_WILLING.first(asked(offer.stay(), ExcludedShelters.NOBODY, offer.country(), null, profile),
                        now, profile.staleBefore(now), shelter, offer.area())
                .map(found -> found.map(LockedRow::vacancy));
    }

    /// Shelters of these areas that accept such people, full or not.
    public Uni<List<UUID>> takers(List<String> areas, Stay stay, ShelterProfile profile, Instant now) {
        return TAKERS.list(asked(stay, ExcludedShelters.NOBODY, null, null, profile), now, String.join(",", areas));
    }

    private String asked(Stay stay, ExcludedShelters avoided, String country, Integer shown, ShelterProfile profile) {
        return written(AskedStay.of(stay, avoided, country, shown, profile.cotMaxAge()));
    }

    private String written(AskedStay asked) {
        try {
            return json.writeValueAsString(asked);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stay can't be written", e);
        }
    }
}
