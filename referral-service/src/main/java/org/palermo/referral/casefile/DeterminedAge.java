package org.palermo.referral.casefile;

/// The outcome of an age determination.
public enum DeterminedAge {
    CHILD,
    ADULT;

    AgeGroup group() {
        return AgeGroup.valueOf(name());
    }
}
