package org.palermo.referral.people.watched;

/// What an inquiry has found.
public enum InquiryOutcome {
    /// The accesses belong to the work of the person.
    EXPLAINED,
    /// They should not have happened, without bad intent.
    MISTAKE,
    /// They had another purpose than the work.
    MISUSE
}
