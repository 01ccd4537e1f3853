package org.palermo.referral.casefile;

/// What somebody is found to be.
public enum DeterminedAge {
    CHILD,
    ADULT;

    AgeGroup group() {
        return AgeGroup.valueOf(name());
    }
}
