package org.palermo.shelter.register.place;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.palermo.kernel.etag.Versioned;

/// @param room the room that the place is in
/// @param kind whether it is a bed or a cot
/// @param operational whether it can be used
@RegisterForReflection
public record PlaceView(UUID id, String room, PlaceKind kind, boolean operational, int version) implements Versioned {
    static PlaceView of(Place p, String room) {
        return new PlaceView(p.id, room, p.kind, p.operational, p.version);
    }
}
