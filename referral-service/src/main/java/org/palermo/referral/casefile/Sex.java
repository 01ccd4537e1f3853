package org.palermo.referral.casefile;

public enum Sex {
    FEMALE,
    MALE,
    OTHER,
    UNKNOWN
}
