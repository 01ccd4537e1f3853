package org.palermo.shelter.placement.handover;

/// The travel time from the meeting point to the shelter, as a range that reveals no distance.
public enum TravelTime {
    UNDER_30_MINUTES,
    UNDER_1_HOUR,
    UNDER_2_HOURS,
    OVER_2_HOURS
}
