package org.palermo.referral.people.watched;

/// Why somebody looks into what a person has seen.
public enum InquiryReason {
    BREAK_GLASS, FOREIGN_RECORDS, AT_NIGHT, MANY_AT_ONCE, COMPLAINT, OTHER
}
