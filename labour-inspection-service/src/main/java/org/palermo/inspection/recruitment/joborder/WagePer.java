package org.palermo.inspection.recruitment.joborder;

/// The period for which a wage is paid.
public enum WagePer {
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR
}
