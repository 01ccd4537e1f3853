package org.palermo.shelter.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import com.fasterxml.jackson.annotation.JsonIgnore;

/// Whom a shelter takes.
///
/// @param minAge years, of somebody who comes on her own
/// @param maxAge years, of somebody who comes on her own
@RegisterForReflection
public record Takes(
        boolean women, boolean womenWithChildren, boolean girls, boolean men,
        @Min(0) @Max(120) int minAge, @Min(0) @Max(120) int maxAge) {

    @JsonIgnore
    @AssertTrue(message = "minAge is not above maxAge")
    public boolean isAgeRange() {
        return minAge <= maxAge;
    }
}
