package org.palermo.inspection.wage.calculation;

/// What a worker got in place of money (C95 art. 4, C189 art. 12).
public enum WageInKind {
    HOUSING,
    FOOD,
    OTHER
}
