package org.palermo.referral.casefile.decision;

/// The outcome of a decision for the person.
public enum Outcome {
    POSITIVE,
    NEGATIVE
}
