package org.palermo.inspection.workplace;

public enum WorkplaceKind {
    ESTABLISHMENT,
    PRIVATE_HOUSEHOLD,
    RECRUITMENT_AGENCY,
    INFORMAL
}
