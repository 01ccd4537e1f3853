package org.palermo.shelter.broadcast;

/// The state of a broadcast. An open broadcast counts as unmet from its deadline on, even if the watch runs late.
public enum BroadcastState {
    OPEN,
    /// A shelter has accepted and holds places for the people.
    MET,
    /// No shelter accepted before the deadline.
    UNMET,
    CANCELLED
}
