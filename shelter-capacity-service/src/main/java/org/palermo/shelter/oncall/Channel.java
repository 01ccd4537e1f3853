package org.palermo.shelter.oncall;

/// How somebody on call is reached.
public enum Channel {
    EMAIL,
    SMS,
    /// By her organisation's own system, which is told of each notice.
    WEBHOOK
}
