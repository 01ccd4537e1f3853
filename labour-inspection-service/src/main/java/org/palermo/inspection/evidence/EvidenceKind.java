package org.palermo.inspection.evidence;

/// What evidence is.
public enum EvidenceKind {
    PHOTOGRAPH,
    /// A contract, a letter, a permit of the workplace.
    DOCUMENT,
    /// Sound or film.
    RECORDING,
    /// What somebody stated, signed or not.
    STATEMENT,
    /// The employer's records of hours and pay.
    RECORDS
}
