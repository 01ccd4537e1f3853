package org.palermo.shelter.broadcast;

/// Where a broadcast stands. From its deadline on an open one is seen as unmet, whatever runs late.
public enum BroadcastState {
    OPEN,
    /// A shelter said yes and holds places for them.
    MET,
    /// Nobody did before the deadline.
    UNMET,
    CANCELLED
}
