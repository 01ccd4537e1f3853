package org.palermo.shelter.availability;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A stay in the form of the database type `asked_stay`.
///
/// @param women used with `children`, `asker` and `caseFile` to find shelters that have refused the same people
/// @param organisations see {@link ExcludedShelters}
/// @param country where the place is needed; `shown` does not apply to an asker whose holds are raised there
/// @param shown how many places of one shelter may be held at the same time; null for all
@RegisterForReflection
record AskedStay(
        @JsonProperty("from_night") LocalDate fromNight, @JsonProperty("until_night") LocalDate untilNight, String kind, int size,
        int beds, boolean family, int youngest, int eldest, @JsonProperty("youngest_woman") Integer youngestWoman,
        @JsonProperty("oldest_woman") Integer oldestWoman, @JsonProperty("eldest_boy") Integer eldestBoy, List<String> needs,
        List<String> languages, int women, String children, List<UUID> organisations, UUID asker, UUID caseFile, String country,
        Integer shown) {

    static AskedStay of(Stay stay, ExcludedShelters avoided, String country, Integer shown, int cotMaxAge) {
        Party party = stay.party();
        return new AskedStay(stay.from(), stay.from().plusDays(stay.nights()), party.kind().name(), party.size(), party.beds(cotMaxAge),
                party.isFamily(), party.youngest(), party.eldest(), party.womenAges().stream().min(Integer::compare).orElse(null),
                party.womenAges().stream().max(Integer::compare).orElse(null), party.eldestBoy(),
                stay.needs().stream().map(Enum::name).toList(), stay.primaryLanguages(), party.women(), CommaSeparated.of(party.children()),
                avoided.organisations(), avoided.asker(), avoided.caseFile(), country, shown);
    }
}
