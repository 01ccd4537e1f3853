package org.palermo.referral.mechanism.status;

/// The state of the mechanism in a region or a country.
public enum OperationalState {
    FULLY_OPERATIONAL,
    PARTIALLY_OPERATIONAL,
    NOT_OPERATIONAL
}
