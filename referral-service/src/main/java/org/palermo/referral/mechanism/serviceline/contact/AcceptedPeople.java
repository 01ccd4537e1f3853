package org.palermo.referral.mechanism.serviceline.contact;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Whom a service line takes.
///
/// @param women whether it takes women
/// @param girls whether it takes girls
/// @param men whether it takes men
/// @param boys whether it takes boys
/// @param minAge years; null for no limit
/// @param maxAge years; null for no limit
/// @param cannotTake what it can't take, e.g. `Nobody who needs nursing care.`; left out when nothing was said
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
@Schema(name = "ServiceTakes")
public record AcceptedPeople(
        boolean women, boolean girls, boolean men, boolean boys, @Min(0) @Max(120) Integer minAge, @Min(0) @Max(120) Integer maxAge,
        @Size(max = 500) String cannotTake) {}
