package org.palermo.inspection.wage;

/// Recruitment fees and related costs.
public enum WageFeeKind {
    RECRUITMENT,
    TRAVEL,
    TRAINING,
    MEDICAL,
    DOCUMENTS,
    EQUIPMENT,
    DEPOSIT,
    OTHER
}
