package org.palermo.shelter.placement;

/// The two that a placement concerns.
public enum PlacementSide {
    SHELTER,
    ASKER
}
