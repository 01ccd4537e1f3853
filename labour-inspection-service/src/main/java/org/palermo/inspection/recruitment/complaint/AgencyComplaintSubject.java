package org.palermo.inspection.recruitment.complaint;

/// What a complaint about an agency is about.
public enum AgencyComplaintSubject {
    FEE,
    NO_LICENCE,
    FALSE_PROMISE,
    CONTRACT,
    WAGES,
    PASSPORT,
    THREAT,
    OTHER
}
