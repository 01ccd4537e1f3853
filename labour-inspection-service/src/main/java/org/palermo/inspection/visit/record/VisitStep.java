package org.palermo.inspection.visit.record;

/// A step of a visit that a device may send under an id of its own. The id counts for this step of this visit.
public enum VisitStep {
    INTERVIEW,
    ANSWERS,
    COMPANIONS,
    CORRECTION,
    CLOSING,
    WITHDRAWAL,
    /// A suspected victim who is added to a finding of the visit.
    PERSON
}
