package org.palermo.inspection.report;

public enum Sex {
    FEMALE,
    MALE,
    OTHER,
    UNKNOWN
}
