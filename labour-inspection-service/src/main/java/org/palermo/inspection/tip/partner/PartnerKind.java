package org.palermo.inspection.tip.partner;

/// What a partner is.
public enum PartnerKind {
    BANK,
    HOTEL,
    AIRLINE,
    TRANSPORT,
    PLATFORM,
    NGO,
    OTHER
}
