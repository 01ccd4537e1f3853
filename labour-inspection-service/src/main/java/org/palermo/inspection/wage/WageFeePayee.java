package org.palermo.inspection.wage;

/// Who got a recruitment fee.
public enum WageFeePayee {
    EMPLOYER,
    AGENCY,
    INTERMEDIARY,
    OTHER,
    NOT_KNOWN
}
