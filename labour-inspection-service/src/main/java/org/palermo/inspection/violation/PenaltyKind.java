package org.palermo.inspection.violation;

/// Who imposes a penalty.
public enum PenaltyKind {
    /// The inspectorate, within the bounds of the catalogue.
    CIVIL,
    /// A court only; the inspectorate can only hand the matter over.
    CRIMINAL
}
