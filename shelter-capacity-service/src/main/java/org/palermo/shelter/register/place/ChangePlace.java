package org.palermo.shelter.register.place;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// Takes a place out of service or back into it. A person who already has the place keeps it.
///
/// @param operational whether it can be used
@RegisterForReflection
public record ChangePlace(@NotNull Boolean operational) {}
