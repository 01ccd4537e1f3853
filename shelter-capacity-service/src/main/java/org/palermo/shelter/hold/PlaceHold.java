package org.palermo.shelter.hold;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Holds the places of an offer.
///
/// @param offer the token of an offer from the caller's own search
@RegisterForReflection
public record PlaceHold(@NotNull @Size(max = 4096) String offer) {}
