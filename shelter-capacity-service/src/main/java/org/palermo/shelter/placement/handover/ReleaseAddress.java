package org.palermo.shelter.placement.handover;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/// Lets one person of the organisation that requested the placement know where the shelter is.
///
/// @param subject the person, by the subject of their tokens; null for the person who made the request
/// @param purpose why the person needs the address
/// @param minutes how long; the profile sets the maximum
@RegisterForReflection
public record ReleaseAddress(UUID subject, @NotNull ReleasePurpose purpose, @NotNull @Min(1) Integer minutes) {}
