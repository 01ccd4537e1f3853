package org.palermo.shelter.area;

import java.util.Set;
import java.util.UUID;

/// What is registered in a region.
record RegisteredShelters(int shelters, Set<UUID> operators) {
    static final RegisteredShelters NONE = new RegisteredShelters(0, Set.of());
}
