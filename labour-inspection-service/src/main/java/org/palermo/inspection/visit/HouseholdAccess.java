package org.palermo.inspection.visit;

/// On what ground a private household was entered (C189 art. 17).
public enum HouseholdAccess {
    CONSENT,
    WARRANT
}
