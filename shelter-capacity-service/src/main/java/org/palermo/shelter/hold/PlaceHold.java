package org.palermo.shelter.hold;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Keeps what an offer offers.
///
/// @param offer the token of an offer, as a search gave it to you
@RegisterForReflection
public record PlaceHold(@NotNull @Size(max = 4096) String offer) {}
