package org.palermo.shelter.request;

/// The state of a request in this service.
public enum RequestStatus {
    /// Nothing is held for it: it waits for a search, or for the answers of shelters.
    OPEN,
    HELD,
    PLACED
}
