package org.palermo.inspection.team;

/// Why an inspector may not visit a workplace (C81 art. 15(a)).
public enum ConflictGround {
    FORMER_EMPLOYER,
    FAMILY,
    INTEREST,
    OTHER
}
