package org.palermo.shelter.capacity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.palermo.kernel.statistics.StatisticsControl;

/// Tonight's places of a country by region, and its unmet need of the last weeks.
///
/// @param asOf the instant that the places hold for
/// @param unmet of weeks that are over; what is not listed is known to be nothing
/// @param control how unmet need was controlled
@RegisterForReflection
public record CapacityView(String country, Instant asOf, List<RegionCapacity> regions, List<UnmetNeed> unmet, StatisticsControl control) {

    /// @param shelters registered
    /// @param operational places in service
    /// @param occupied places taken by placements, and by those of the last census whom no placement accounts for
    /// @param held places under a hold that has not ended
    /// @param available what open shelters with a fresh census may still give; stale ones are unknown and not in it
    /// @param stale shelters whose census is too old
    /// @param lacking how many shelters are short of what; what is not in it no shelter lacks
    @RegisterForReflection
    public record RegionCapacity(
            String region, String name, int shelters, int operational, int occupied, int held, int available, int stale,
            Map<Supply, Integer> lacking) {}

    /// @param area code of an area, or of the country for all of them
    /// @param need `WOMEN`, `WOMEN_WITH_CHILDREN`, `GIRLS`, `ALL` of these, or a further need
    /// @param week ISO 8601 week of the first night
    /// @param count parties, each once a night for the organisation that asked; null when suppressed
    /// @param suppressed the count is smaller than the profile's k, or would show a smaller one
    @RegisterForReflection
    public record UnmetNeed(String area, String areaName, String need, String week, @JsonInclude Long count, boolean suppressed) {}
}
