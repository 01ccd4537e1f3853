package org.palermo.referral.casefile.worklist.saved;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Saves filters of the worklist under a name. The filters have the values that the list of cases takes.
///
/// @param name what you call them; not the name of a person
/// @param stage only cases in this stage
/// @param due only cases with this duty
/// @param with only cases with this concern
/// @param assigned `me`, `team`, `nobody`, or the id of a person
/// @param region a country or a region, with the regions below it
/// @param ageGroup only cases of persons of this age group
/// @param exploitation only cases with this form of exploitation
/// @param recoveryWithin recovery and reflection ends today or within this number of days
/// @param sort the order of the list
@Schema(examples = """
        {"name":"Children who are overdue","due":"overdue","ageGroup":"CHILD"}""")
@RegisterForReflection
public record SaveWorklistFilter(
        @NotBlank @Size(max = 60) String name, @Size(max = 40) String stage, @Size(max = 40) String due, @Size(max = 40) String with,
        @Size(max = 40) String assigned, @Size(max = 20) String region, @Size(max = 40) String ageGroup,
        @Size(max = 40) String exploitation, @Min(0) @Max(366) Integer recoveryWithin, @Size(max = 40) String sort) {}
