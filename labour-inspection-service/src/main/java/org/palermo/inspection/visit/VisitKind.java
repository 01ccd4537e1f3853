package org.palermo.inspection.visit;

/// Why a visit was made.
public enum VisitKind {
    PLANNED,
    COMPLAINT,
    FOLLOW_UP
}
