package org.palermo.inspection.tip;

/// How a tip came in.
public enum TipChannel {
    PHONE,
    IN_PERSON,
    LETTER,
    ONLINE,
    PARTNER
}
