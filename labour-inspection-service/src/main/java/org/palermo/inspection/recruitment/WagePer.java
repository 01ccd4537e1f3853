package org.palermo.inspection.recruitment;

/// The period for which a wage is paid.
public enum WagePer {
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR
}
