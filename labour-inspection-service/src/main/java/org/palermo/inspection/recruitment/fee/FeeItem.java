package org.palermo.inspection.recruitment.fee;

/// What a worker may be asked to pay for (ILO, definition of recruitment fees and related costs, 2019).
public enum FeeItem {
    PLACEMENT,
    DOCUMENTS,
    MEDICAL,
    TRAINING,
    VISA,
    TRAVEL,
    INSURANCE,
    LODGING,
    OTHER
}
