package org.palermo.inspection.annualreport;

/// Whom an indicator is about.
public enum IndicatorSex {
    TOTAL,
    FEMALE,
    MALE
}
