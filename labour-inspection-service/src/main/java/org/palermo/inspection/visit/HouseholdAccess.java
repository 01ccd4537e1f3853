package org.palermo.inspection.visit;

/// On which ground an inspector entered a private household (C189 art. 17).
public enum HouseholdAccess {
    CONSENT,
    WARRANT
}
