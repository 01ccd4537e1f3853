package org.palermo.inspection.recruitment.complaint;

/// How a complaint came in.
public enum AgencyComplaintChannel {
    PHONE,
    IN_PERSON,
    LETTER,
    ONLINE,
    PARTNER
}
