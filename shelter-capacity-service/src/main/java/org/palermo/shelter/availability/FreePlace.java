package org.palermo.shelter.availability;

import java.util.UUID;
import org.palermo.shelter.register.place.PlaceKind;

/// A place in service that is free for the whole stay.
///
/// @param room the id of its room, as in {@link FreeRoom}
public record FreePlace(UUID id, String room, PlaceKind kind) {}
