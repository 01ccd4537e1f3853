package org.palermo.inspection.report;

public enum AgeGroup {
    ADULT,
    CHILD,
    UNSURE
}
