package org.palermo.shelter.availability;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// The places of an area for a stay.
///
/// @param places places that can be held now, counted no further than the highest band needs
/// @param assess whether a shelter might take the people after an assessment, or has no recent census
/// @param takes whether a shelter takes such people, full or not
@RegisterForReflection
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
