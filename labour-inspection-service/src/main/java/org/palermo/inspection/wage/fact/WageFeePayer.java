package org.palermo.inspection.wage.fact;

/// Who paid a recruitment fee. A payment of her family counts as hers.
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
