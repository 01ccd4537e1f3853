package org.palermo.inspection.tip;

/// How far a tip is.
public enum TipState {
    NEW,
    TAKEN_UP,
    CLOSED
}
