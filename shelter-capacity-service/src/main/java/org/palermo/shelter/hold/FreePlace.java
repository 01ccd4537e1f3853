package org.palermo.shelter.hold;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.palermo.shelter.register.place.PlaceKind;

/// A place in service that is free for the whole stay.
@RegisterForReflection
record FreePlace(UUID id, String room, PlaceKind kind) {}
