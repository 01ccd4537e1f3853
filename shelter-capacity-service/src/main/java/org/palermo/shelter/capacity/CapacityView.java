package org.palermo.shelter.capacity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.palermo.kernel.statistics.StatisticsControl;

/// Tonight's places of a country by region, and its unmet need of the last weeks.
///
/// @param asOf the instant at which the places were counted
/// @param regions in the order of their codes
/// @param unmet weeks that are over; a need that is not listed is known to be zero
/// @param control how disclosure control was applied to unmet need; null when the figures are exact
@RegisterForReflection
public record CapacityView(String country, Instant asOf, List<RegionCapacity> regions, List<UnmetNeed> unmet, StatisticsControl control) {

    /// @param name the name of the region
    /// @param shelters registered shelters
    /// @param operational places in service
    /// @param occupied places taken by placements, and by people of the last census who have no placement
    /// @param held places under a hold that has not ended
    /// @param available places that open shelters with a fresh census may still give; shelters with a stale census are not included
    /// @param stale shelters whose census is too old
    /// @param lacking how many shelters lack each supply; a supply that is not listed is lacking nowhere
    @RegisterForReflection
    public record RegionCapacity(
            String region, String name, int shelters, int operational, int occupied, int held, int available, int stale,
            Map<Supply, Integer> lacking) {}

    /// @param area code of an area, or of the country for all areas
    /// @param areaName the name of the area
    /// @param need `WOMEN`, `WOMEN_WITH_CHILDREN`, `GIRLS`, `ALL` of these, or a further need
    /// @param week ISO 8601 week of the first night
    /// @param count parties, each counted once a night for the organisation that asked; null when suppressed
    /// @param suppressed whether the count is below the profile's k, or would reveal such a count
    @RegisterForReflection
    public record UnmetNeed(String area, String areaName, String need, String week, @JsonInclude Long count, boolean suppressed) {}
}
