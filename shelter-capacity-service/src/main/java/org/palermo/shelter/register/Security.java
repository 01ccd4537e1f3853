package org.palermo.shelter.register;

public enum Security {
    STANDARD,
    HIGH
}
