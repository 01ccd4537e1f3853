package org.palermo.shelter.capacity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/// Tonight's places of a country by region, and its unmet need of the last weeks.
///
/// @param asOf the instant that it holds for
@RegisterForReflection
public record CapacityView(String country, Instant asOf, List<RegionCapacity> regions, List<UnmetNeed> unmet) {

    /// @param shelters registered
    /// @param operational places in service
    /// @param occupied places taken by placements, and by those of the last census whom no placement accounts for
    /// @param held places under a hold that has not ended
    /// @param available what open shelters with a fresh census may still give; stale ones are unknown and not in it
    /// @param stale shelters whose census is too old
    @RegisterForReflection
    public record RegionCapacity(
            String region, String name, int shelters, int operational, int occupied, int held, int available, int stale) {}

    /// @param need `WOMEN`, `WOMEN_WITH_CHILDREN`, `GIRLS`, or a further need
    /// @param week ISO 8601 week of the first night
    /// @param count searches; null when suppressed
    /// @param suppressed the count is smaller than the profile's threshold
    @RegisterForReflection
    public record UnmetNeed(String area, String areaName, String need, String week, @JsonInclude Integer count, boolean suppressed) {}
}
