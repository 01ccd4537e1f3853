package org.palermo.referral.casefile.worklist.saved;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// Filters of the worklist that the caller has saved.
///
/// @param name what the caller calls them
/// @param stage only cases in this stage; left out for any
/// @param due only cases with this duty; left out for any
/// @param with only cases with this concern; left out for any
/// @param assigned `me`, `team`, `nobody`, or the id of a person; left out for any
/// @param region a country or a region, with the regions below it; left out for any
/// @param ageGroup only cases of persons of this age group; left out for any
/// @param exploitation only cases with this form of exploitation; left out for any
/// @param recoveryWithin recovery and reflection ends today or within this number of days; left out for any
/// @param sort the order of the list; left out for the usual one
/// @param savedAt when they were saved, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorklistFilterView(
        UUID id, String name, String stage, String due, String with, String assigned, String region, String ageGroup, String exploitation,
        Integer recoveryWithin, String sort, Instant savedAt) {}
