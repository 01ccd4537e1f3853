package org.palermo.shelter.broadcast;

/// Where a shelter that is asked stands.
public enum AlertState {
    ASKED,
    /// Somebody looks after it; nobody else is called.
    ACKNOWLEDGED,
    /// The shelter holds places for them.
    ACCEPTED,
    DECLINED,
    /// Another shelter was first, it was cancelled, or its deadline has passed.
    OVER
}
