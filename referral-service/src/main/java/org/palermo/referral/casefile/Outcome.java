package org.palermo.referral.casefile;

/// The outcome of a decision for the person.
public enum Outcome {
    POSITIVE,
    NEGATIVE
}
