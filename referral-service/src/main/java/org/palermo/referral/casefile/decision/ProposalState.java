package org.palermo.referral.casefile.decision;

/// The state of a proposed decision.
public enum ProposalState {
    PROPOSED,
    CONFIRMED,
    /// A colleague does not confirm it.
    RETURNED,
    /// The person who proposed it takes it back.
    WITHDRAWN
}
