package org.palermo.kernel.breakglass;

/// Why a record is opened in an emergency.
public enum BreakGlassReason {
    RISK_TO_LIFE,
    MISSING_PERSON,
    MEDICAL_EMERGENCY,
    CHILD_AT_RISK,
    /// The explanation says why.
    OTHER
}
