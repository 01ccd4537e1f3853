package org.palermo.shelter.broadcast;

/// The state of one shelter's alert.
public enum AlertState {
    ASKED,
    /// Somebody at the shelter handles the alert; nobody else is called for now.
    ACKNOWLEDGED,
    /// The shelter has accepted and holds places for the people.
    ACCEPTED,
    DECLINED,
    /// Another shelter accepted first, the broadcast was cancelled, or its deadline has passed.
    OVER
}
