package org.palermo.referral.redress;

/// What a scheme demands though compensation should not be reliant on it.
public enum Demand {
    POLICE_COOPERATION,
    SEIZURE_OF_ASSETS,
    EXHAUSTED_REMEDIES,
    STAGE_OF_CASE
}
