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
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palermo.kernel.sql.Query;
import org.palermo.shelter.profile.ShelterProfile;

/// Finds the free places of shelters for a stay, as far as they may be shown. Each method is one query. A search reads areas, and a
/// hold reads one shelter after another. Both apply the same rules, so a hold can get what a search offers. The end of each hold is
/// compared with the transaction's time: an expired hold frees its places at that instant, and no job has to run.
@ApplicationScoped
public class Vacancies {
    /// The requested stay, with the shelters to leave out.
    private static final String ASKED = """
            with asked as materialized (
                select jsonb_populate_record(cast(null as asked_stay),
                           stay || jsonb_build_object('doubted', no.doubted,
                               'shown', case when not holds_raised(cast(stay ->> 'asker' as uuid), stay ->> 'country', cast(stay ->> 'from_night' as date), cast(stay ->> 'until_night' as date))
                                             then stay -> 'shown' end,
                               'avoided', no.unwilling || avoided_shelters(array(select cast(o as uuid) from jsonb_array_elements_text(stay -> 'organisations') o)))) as stay
                  from (select cast(cast($1 as text) as jsonb) as stay) given
                 cross join lateral shelters_that_said_no(cast(stay ->> 'asker' as uuid), cast(stay ->> 'caseFile' as uuid), cast(stay ->> 'women' as integer),
                           stay ->> 'children', cast(stay ->> 'from_night' as date), cast(stay ->> 'until_night' as date), $2) no)
            """;
    private static final Query<AreaVacancy> IN_AREAS = Query.of(AreaVacancy.class, ASKED + """
            select s.area, s.places, s.assess, s.takes
              from asked cross join lateral search_areas(string_to_array($4, ','), asked.stay, $2, $3, cast($5 as integer)) s
            """);
    private static final Query<UUID> FITTING = Query.of(UUID.class, ASKED + """
            select f.shelter
              from asked cross join lateral fitting_shelters($4, asked.stay, $2, $3, $5, cast($6 as integer)) f(shelter)
            """);
    private static final Query<UUID> TAKERS = Query.of(UUID.class, ASKED + """
            select p.shelter
              from asked join offer_profile p on p.area = any(string_to_array($3, ','))
             where takes(p, asked.stay)
             order by p.shelter
            """);
    private static final Query<VacancyRow> OF_SHELTER = Query.of(VacancyRow.class, ASKED + """
            select v.shelter, v.spare, v.free_beds, v.free_rooms
              from asked cross join lateral vacancy($4, $5, asked.stay, $2, $3, cast($6 as boolean)) v
            """);
    private static final UUID FIRST = new UUID(0, 0);

    @RegisterForReflection
    private record VacancyRow(UUID shelter, int spare, int freeBeds, String freeRooms) {
        Vacancy vacancy() {
            return new Vacancy(shelter, spare, freeBeds, rooms());
        }

        /// Splits the rooms of a shelter, which the query joins with ASCII separators that no id contains, so that it returns one row
        /// for each shelter.
        private List<FreeRoom> rooms() {
            return freeRooms.isEmpty() ? List.of() : Arrays.stream(freeRooms.split("\u001e"))
                    .map(room -> room.split("\u001f"))
                    .map(part -> new FreeRoom(part[0], Integer.parseInt(part[1]), Integer.parseInt(part[2])))
                    .toList();
        }
    }

    private final ObjectMapper json;

    Vacancies(ObjectMapper json) {
        this.json = json;
    }

    /// Vacancies by area; an area without an entry has none.
    Uni<Map<String, AreaVacancy>> inAreas(String country, List<String> areas, Stay stay, Avoided avoided, ShelterProfile profile, Instant now) {
        return IN_AREAS.list(asked(stay, avoided, country, profile.maxPartyShown(), profile), now, profile.staleBefore(now),
                        String.join(",", areas), profile.bandEdges().getLast())
                .map(rows -> rows.stream().collect(Collectors.toMap(AreaVacancy::area, Function.identity())));
    }

    /// Ids of shelters that could take the offer's people now.
    ///
    /// @param asker the organisation that owns the offer
    /// @param after the last shelter that was tried, or null
    public Uni<List<UUID>> fitting(UUID asker, Offer offer, UUID after, int count, ShelterProfile profile, Instant now) {
        return FITTING.list(asked(offer.stay(), Avoided.by(asker, offer), offer.country(), profile.maxPartyShown(), profile),
                now, profile.staleBefore(now), offer.area(), after == null ? FIRST : after, count);
    }

    /// Shelters of these areas that accept such people, full or not.
    public Uni<List<UUID>> takers(List<String> areas, Stay stay, ShelterProfile profile, Instant now) {
        return TAKERS.list(asked(stay, Avoided.NOBODY, null, null, profile), now, String.join(",", areas));
    }

    /// The vacancy of one shelter in the offer's area; empty when the shelter is no longer there or needs an assessment now. Call
    /// it while holding the lock of its nights.
    ///
    /// @param asker the organisation that owns the offer
    public Uni<List<Vacancy>> ofShelter(UUID shelter, UUID asker, Offer offer, ShelterProfile profile, Instant now) {
        return ofShelter(shelter, offer, Avoided.by(asker, offer), profile, now, false);
    }

    /// The same for a shelter that has agreed to take the people: its answer replaces the assessment.
    public Uni<List<Vacancy>> ofWilling(UUID shelter, Offer offer, ShelterProfile profile, Instant now) {
        return ofShelter(shelter, offer, Avoided.NOBODY, profile, now, true);
    }

    private Uni<List<Vacancy>> ofShelter(UUID shelter, Offer offer, Avoided avoided, ShelterProfile profile, Instant now, boolean willing) {
        return OF_SHELTER.list(asked(offer.stay(), avoided, offer.country(), willing ? null : profile.maxPartyShown(), profile),
                        now, profile.staleBefore(now), shelter, offer.area(), willing)
                .map(rows -> rows.stream().map(VacancyRow::vacancy).toList());
    }

    private String asked(Stay stay, Avoided avoided, String country, Integer shown, ShelterProfile profile) {
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
