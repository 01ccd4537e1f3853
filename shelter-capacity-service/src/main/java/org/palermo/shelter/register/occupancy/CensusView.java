package org.palermo.shelter.register.occupancy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// The latest census.
///
/// @param occupied how many people are there; null when there was never a census
/// @param at when the people were counted, in UTC; null when there was never a census
/// @param stale whether the census is too old for tonight: the shelter's places are unknown, not available
/// @param recordedBy subject of the person who sent it; null when there was never a census
/// @param recordedAt when it was recorded, in UTC; null when there was never a census
/// @param onMattresses how many of them sleep without a place of the shelter; left out when nobody does
@RegisterForReflection
public record CensusView(Integer occupied, Instant at, boolean stale, String recordedBy, Instant recordedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer onMattresses) {
    static final CensusView NEVER = new CensusView(null, null, true, null, null, null);

    static CensusView of(CensusCount count, Instant staleBefore) {
        return new CensusView(count.occupied(), count.at(), count.at().isBefore(staleBefore), count.by(), count.recordedAt(),
                count.onMattresses() == 0 ? null : (Integer) count.onMattresses());
    }
}
