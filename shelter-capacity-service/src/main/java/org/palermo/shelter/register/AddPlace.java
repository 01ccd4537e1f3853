package org.palermo.shelter.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Adds a sleeping place.
///
/// @param room what the room is called; places of the same room belong together
/// @param operational in service; true when left out
@RegisterForReflection
public record AddPlace(@PlainText @Size(max = 60) String room, @NotNull PlaceKind kind, Boolean operational) {
    public AddPlace {
        operational = operational == null || operational;
    }
}
