package org.palermo.shelter.availability;

/// What an area can do for those who need a place.
public enum AvailabilityStatus {
    /// A shelter takes them now; the offer can be held.
    CAPACITY,
    /// A shelter might: it takes people after an assessment only, or nobody has counted its places lately.
    FURTHER_ASSESSMENT,
    /// Shelters would take them and are full.
    WAITLIST,
    /// No shelter takes them.
    NONE
}
