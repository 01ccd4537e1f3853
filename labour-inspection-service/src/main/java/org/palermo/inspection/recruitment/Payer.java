package org.palermo.inspection.recruitment;

/// Who pays a fee or a cost of a recruitment.
public enum Payer {
    WORKER,
    EMPLOYER,
    AGENCY
}
