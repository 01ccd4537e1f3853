package org.palermo.shelter.placement;

/// How long it takes from the meeting point to the shelter: a band, from which no distance can be told.
public enum TravelTime {
    UNDER_30_MINUTES,
    UNDER_1_HOUR,
    UNDER_2_HOURS,
    OVER_2_HOURS
}
