package org.palermo.inspection.workplace;

/// Which side of a comparison stands for both.
public enum KeptSide {
    ONE,
    OTHER
}
