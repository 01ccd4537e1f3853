package org.palermo.referral.difficulty;

/// What came of it that a survivor could not reach a service.
public enum DifficultyEffect {
    DELAYED,
    IN_PART,
    INTERRUPTED,
    NOT_AT_ALL,
    BACK_IN_DANGER
}
