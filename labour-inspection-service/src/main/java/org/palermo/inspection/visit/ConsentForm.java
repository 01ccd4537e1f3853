package org.palermo.inspection.visit;

/// How somebody consented that inspectors enter a private household.
public enum ConsentForm {
    WRITTEN,
    ORAL
}
