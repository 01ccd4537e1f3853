package org.palermo.inspection.wage.fact;

/// Who got a recruitment fee.
public enum WageFeePayee {
    EMPLOYER,
    AGENCY,
    INTERMEDIARY,
    OTHER,
    NOT_KNOWN
}
