package org.palermo.shelter.register.place;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// Takes a place out of service or back into it. A person who already has the place keeps it.
@RegisterForReflection
public record ChangePlace(@NotNull Boolean operational) {}
