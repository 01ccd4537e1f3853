package org.palermo.inspection.tip;

/// What a tip is about.
public enum TipConcern {
    LABOUR,
    DOMESTIC_WORK,
    SEXUAL_EXPLOITATION,
    CHILD,
    TRAVEL,
    MONEY,
    OTHER
}
