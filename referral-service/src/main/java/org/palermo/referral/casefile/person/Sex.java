package org.palermo.referral.casefile.person;

public enum Sex {
    FEMALE,
    MALE,
    OTHER,
    UNKNOWN
}
