package org.palermo.inspection.plan;

/// Why a planned visit is moved.
public enum MoveGround {
    INSPECTOR_ABSENT,
    WORKPLACE_NOT_OPERATING,
    WEATHER_OR_TRAVEL,
    PARTNER_NOT_AVAILABLE,
    OTHER_VISIT_COMES_FIRST,
    CONFLICT_OF_INTEREST,
    OTHER
}
