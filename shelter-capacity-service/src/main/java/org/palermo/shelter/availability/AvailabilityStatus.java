package org.palermo.shelter.availability;

/// What an area can offer to the people of a search.
public enum AvailabilityStatus {
    /// A shelter takes them now; the offer can be held.
    CAPACITY,
    /// A shelter might take them: it takes people only after an assessment, or has no recent census.
    FURTHER_ASSESSMENT,
    /// Shelters would take them but are full.
    WAITLIST,
    /// No shelter takes them.
    NONE
}
