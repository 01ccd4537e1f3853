package org.palermo.inspection.recruitment.complaint;

/// How a complaint about an agency ended.
public enum AgencyComplaintOutcome {
    UNFOUNDED,
    SETTLED,
    LICENCE_DECISION,
    PROHIBITION,
    PASSED_ON,
    WITHDRAWN
}
