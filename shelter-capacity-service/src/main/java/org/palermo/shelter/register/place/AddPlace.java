package org.palermo.shelter.register.place;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.palermo.shelter.register.PlainText;

/// Adds a sleeping place.
///
/// @param room the name of the room; places with the same name share a room
/// @param kind whether it is a bed or a cot
/// @param operational whether the place is in service; true when omitted
@RegisterForReflection
public record AddPlace(@PlainText @Size(max = 60) String room, @NotNull PlaceKind kind, Boolean operational) {
    public AddPlace {
        operational = operational == null || operational;
    }
}
