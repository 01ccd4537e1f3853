package org.palermo.shelter.request;

/// Where a request stands here.
public enum RequestStatus {
    /// Nothing is held for it: it waits for a search, or for shelters that answer.
    OPEN,
    HELD,
    PLACED
}
