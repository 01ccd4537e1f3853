package org.palermo.inspection.wage;

/// Who bore a recruitment fee. What her family paid was paid for her.
public enum WageFeePayer {
    WORKER,
    FAMILY,
    EMPLOYER,
    AGENCY,
    OTHER;

    boolean isWorker() {
        return this == WORKER || this == FAMILY;
    }
}
