package org.palermo.shelter.availability;

/// The places of an area for a stay.
///
/// @param places places that can be held now, counted no further than the highest band needs
/// @param assess whether a shelter might take them after an assessment, or its places are unknown
/// @param takes whether a shelter would take them, full or not
record AreaVacancy(String area, int places, boolean assess, boolean takes) {
    static final AreaVacancy NONE = new AreaVacancy("", 0, false, false);

    AvailabilityStatus status() {
        if (places > 0) {
            return AvailabilityStatus.CAPACITY;
        }
        if (assess) {
            return AvailabilityStatus.FURTHER_ASSESSMENT;
        }
        return takes ? AvailabilityStatus.WAITLIST : AvailabilityStatus.NONE;
    }
}
