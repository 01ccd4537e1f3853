package org.palermo.inspection.workplace;

/// What kind of place people work in.
public enum WorkplaceKind {
    ESTABLISHMENT,
    PRIVATE_HOUSEHOLD,
    RECRUITMENT_AGENCY,
    INFORMAL
}
