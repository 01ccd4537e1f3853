package org.palermo.inspection.workplace.duplicate;

/// Which side of a comparison is kept for both.
public enum KeptSide {
    ONE,
    OTHER
}
