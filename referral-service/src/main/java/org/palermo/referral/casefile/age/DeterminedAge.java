package org.palermo.referral.casefile.age;

/// The outcome of an age determination.
public enum DeterminedAge {
    CHILD,
    ADULT;

    public AgeGroup group() {
        return AgeGroup.valueOf(name());
    }
}
