package org.palermo.referral.casefile.decision;

/// Where a proposed decision stands.
public enum ProposalState {
    PROPOSED,
    CONFIRMED,
    /// A colleague does not confirm it.
    RETURNED,
    /// The person who proposed it takes it back.
    WITHDRAWN
}
