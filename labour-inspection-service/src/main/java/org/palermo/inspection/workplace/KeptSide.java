package org.palermo.inspection.workplace;

/// Which side of a comparison is kept for both.
public enum KeptSide {
    ONE,
    OTHER
}
