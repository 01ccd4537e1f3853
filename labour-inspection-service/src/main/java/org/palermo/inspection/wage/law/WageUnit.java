package org.palermo.inspection.wage.law;

/// The time for which a wage is set.
public enum WageUnit {
    HOUR,
    DAY,
    WEEK,
    MONTH
}
