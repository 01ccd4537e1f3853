package org.palermo.inspection.recruitment.offer;

/// The answer to one item of a job offer. There is no answer that says that an offer is safe.
public enum OfferAnswer {
    /// It is as the register or the law has it.
    MATCHES,
    /// It is not.
    DIFFERS,
    /// Nothing is known to compare it with, or it was not said.
    UNKNOWN
}
