package org.palermo.shelter.register.place;

public enum PlaceKind {
    BED,
    COT
}
