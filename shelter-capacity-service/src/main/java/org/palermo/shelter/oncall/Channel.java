package org.palermo.shelter.oncall;

/// How a person on call is reached.
public enum Channel {
    EMAIL,
    SMS,
    /// By the organisation's own system, which receives every notice.
    WEBHOOK
}
