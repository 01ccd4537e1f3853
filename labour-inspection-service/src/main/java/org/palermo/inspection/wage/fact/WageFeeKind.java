package org.palermo.inspection.wage.fact;

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
