package org.palermo.referral.redress;

/// A demand of a scheme on which compensation should not depend.
public enum Demand {
    POLICE_COOPERATION,
    SEIZURE_OF_ASSETS,
    EXHAUSTED_REMEDIES,
    STAGE_OF_CASE
}
