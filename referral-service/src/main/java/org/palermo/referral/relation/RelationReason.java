package org.palermo.referral.relation;

/// How it is known that two persons belong together.
public enum RelationReason {
    /// One of the two says so.
    SHE_SAYS_SO,
    /// Family, a school or another organisation says so.
    OTHERS_SAY_SO,
    /// A paper shows it.
    DOCUMENT,
    /// They were found in the same place or at the same event.
    SAME_PLACE,
    OTHER_EVIDENCE
}
