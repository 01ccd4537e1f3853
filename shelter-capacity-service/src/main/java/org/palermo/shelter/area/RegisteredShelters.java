package org.palermo.shelter.area;

import java.util.Set;
import java.util.UUID;

/// The registered shelters and operators of a region.
record RegisteredShelters(int shelters, Set<UUID> operators) {
    static final RegisteredShelters NONE = new RegisteredShelters(0, Set.of());
}
