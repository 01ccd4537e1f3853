package org.palermo.referral.difficulty;

/// The effect of not reaching a service.
public enum DifficultyEffect {
    DELAYED,
    IN_PART,
    INTERRUPTED,
    NOT_AT_ALL,
    BACK_IN_DANGER
}
