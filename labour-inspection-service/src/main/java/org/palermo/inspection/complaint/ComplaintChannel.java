package org.palermo.inspection.complaint;

/// How a complaint came.
public enum ComplaintChannel {
    PHONE,
    IN_PERSON,
    LETTER,
    PARTNER,
    PAGE
}
