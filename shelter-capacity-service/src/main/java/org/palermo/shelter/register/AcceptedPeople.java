package org.palermo.shelter.register;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The people whom a shelter takes.
///
/// @param women whether it takes women without children
/// @param womenWithChildren whether it takes women with children
/// @param girls whether it takes girls who come without an adult
/// @param men whether it takes men
/// @param minAge years, for a person who comes alone
/// @param maxAge years, for a person who comes alone
/// @param boysMaxAge oldest age in years of a boy who comes with his mother or sister; -1 for none, 17 when omitted
@RegisterForReflection
@Schema(name = "ShelterTakes")
public record AcceptedPeople(
        boolean women, boolean womenWithChildren, boolean girls, boolean men,
        @Min(0) @Max(120) int minAge, @Min(0) @Max(120) int maxAge, @Min(-1) @Max(17) Integer boysMaxAge) {
    private static final int ALL = 17;

    public AcceptedPeople {
        boysMaxAge = boysMaxAge == null ? ALL : boysMaxAge;
    }

    @JsonIgnore
    @AssertTrue(message = "must not have a minAge above maxAge")
    public boolean isAgeRange() {
        return minAge <= maxAge;
    }
}
