package org.palermo.shelter.register;

public enum PlaceKind {
    BED,
    COT
}
