package org.palermo.referral.casefile;

/// How a decision came out, for her.
public enum Outcome {
    POSITIVE,
    NEGATIVE
}
