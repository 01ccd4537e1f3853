package org.palermo.referral.team;

/// The part that a person of the competent authority has in a case. Each case has at most one person for each.
public enum CasePart {
    /// Works on the case and prepares its decisions.
    CASEWORKER,
    /// Confirms decisions that the law wants read by two people. Never the caseworker of the same case.
    SECOND_READER
}
