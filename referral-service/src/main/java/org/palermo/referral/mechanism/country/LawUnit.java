package org.palermo.referral.mechanism.country;

/// In what a term is counted.
public enum LawUnit {
    YEARS, MONTHS, WORKING_DAYS, DAYS, HOURS, MINUTES, RECORDS, QUESTIONS, PEOPLE
}
